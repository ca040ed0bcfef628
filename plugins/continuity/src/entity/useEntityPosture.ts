import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useContinuityQuery } from '../components';

/** Path parameters of the operations about one entity. */
export function entityParamsOf(entityRef: string) {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return { kind, namespace, name };
}

/** The reference of the page's entity, in the API's form. */
export function usePageEntityRef(): string {
  return stringifyEntityRef(useEntity().entity);
}

/** Posture of one entity. */
export function usePosture(entityRef: string, options?: { enabled?: boolean }) {
  return useContinuityQuery(
    'getEntityPosture',
    { params: entityParamsOf(entityRef) },
    options,
  );
}
