import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebounced } from '../useDebounced';

const SHOWN = 50;

const titleFields = ['metadata.title', 'spec.profile.displayName'];

/**
 * Entities of one kind to choose from, searched for in the catalog, as there
 * may be thousands. Those chosen are always among them.
 */
export function useEntityOptions(options: {
  kind: string;
  text: string;
  chosen: string[];
  enabled: boolean;
}) {
  const catalog = useApi(catalogApiRef);
  const text = useDebounced(options.text.trim());
  const found = useQuery({
    queryKey: ['continuity-catalog', options.kind, text],
    enabled: options.enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: options.kind },
        fields: ['kind', 'metadata.name', 'metadata.namespace', ...titleFields],
        limit: SHOWN,
        ...(text && {
          fullTextFilter: {
            term: text,
            fields: ['metadata.name', ...titleFields],
          },
        }),
      });
      return items.map(entity => {
        const profile = entity.spec?.profile;
        const displayName =
          profile && typeof profile === 'object' && 'displayName' in profile
            ? profile.displayName
            : undefined;
        return {
          id: stringifyEntityRef(entity),
          label: String(
            displayName ?? entity.metadata.title ?? entity.metadata.name,
          ),
        };
      });
    },
  });
  const items = found.data ?? [];
  const missing = options.chosen
    .filter(ref => !items.some(item => item.id === ref))
    .map(ref => ({ id: ref, label: nameOf(ref) }));
  return { options: [...missing, ...items], isLoading: found.isFetching };
}

/** A ref comes from the address, where anything may stand. */
function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}
