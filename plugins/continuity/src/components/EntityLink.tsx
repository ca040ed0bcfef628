import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';

/** The catalog's own link to an entity; without a page to go to, its name. */
export function EntityLink(props: { entityRef: string; exists?: boolean }) {
  return props.exists === false ? (
    <EntityDisplayName entityRef={props.entityRef} />
  ) : (
    <EntityRefLink entityRef={props.entityRef} />
  );
}
