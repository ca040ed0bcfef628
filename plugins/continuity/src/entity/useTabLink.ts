import { useEntityRefLink } from '@backstage/plugin-catalog-react';

/** Address of an entity's tab "Continuity". */
export function useTabLink(): (entityRef: string) => string {
  const entityLink = useEntityRefLink();
  return entityRef => `${entityLink(entityRef)}/continuity`;
}
