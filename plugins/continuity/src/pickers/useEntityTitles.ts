import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { nameOfRef } from './nameOfRef';

/** What entities are called where only text goes; until known, their name. */
export function useEntityTitles(refs: string[]): (ref: string) => string {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const sorted = [...new Set(refs)].sort();
  const { data } = useQuery({
    queryKey: ['continuity-entity-titles', sorted],
    // As links to entities call them, from the same cache.
    queryFn: async () => {
      const titles = sorted.map(async (ref): Promise<[string, string]> => {
        const found = presentations
          ? await presentations.forEntity(ref).promise
          : defaultEntityPresentation(ref);
        return [ref, found.primaryTitle];
      });
      return new Map(await Promise.all(titles));
    },
    enabled: sorted.length > 0,
    placeholderData: previous => previous,
  });
  return useCallback((ref: string) => data?.get(ref) ?? nameOfRef(ref), [data]);
}
