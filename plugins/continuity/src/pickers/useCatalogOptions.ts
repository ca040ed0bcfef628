import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const SHOWN = 50;

/** An entity of the catalog to choose. */
export interface CatalogOption {
  id: string;
  label: string;
}

/** Entities of some kinds whose name or title contains the text, by name. */
export function useCatalogOptions(
  kinds: string[],
  text: string,
): { options: CatalogOption[]; isPending: boolean } {
  const catalog = useApi(catalogApiRef);
  const query = useQuery({
    queryKey: ['continuity-catalog', kinds, text],
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: kinds },
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
        fullTextFilter: text
          ? {
              term: text,
              fields: [
                'metadata.name',
                'metadata.title',
                'spec.profile.displayname',
              ],
            }
          : undefined,
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: SHOWN,
      });
      return items.map(entity => ({
        id: stringifyEntityRef(entity),
        label: nameOf(entity),
      }));
    },
    placeholderData: keepPreviousData,
  });
  return { options: query.data ?? [], isPending: query.isPending };
}

function nameOf(entity: { metadata: { name: string; title?: string } }) {
  const { spec } = entity as { spec?: { profile?: { displayName?: string } } };
  return (
    spec?.profile?.displayName ?? entity.metadata.title ?? entity.metadata.name
  );
}
