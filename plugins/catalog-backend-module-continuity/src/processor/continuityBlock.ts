import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { isVitalBusinessFunction } from '../kind/vitalBusinessFunction';

const KINDS_WITH_BLOCK = ['component', 'resource', 'api', 'system', 'domain'];

export function namespaceOf(entity: Entity): string {
  return entity.metadata.namespace ?? DEFAULT_NAMESPACE;
}

/** The `spec.continuity` of a kind that may carry one, whatever it is. */
export function continuityBlockOf(entity: Entity): unknown {
  return KINDS_WITH_BLOCK.includes(entity.kind.toLocaleLowerCase('en-US'))
    ? entity.spec?.continuity
    : undefined;
}

/** All that an entity itself says about continuity; undefined: nothing. */
export function continuitySourceOf(entity: Entity): unknown {
  return isVitalBusinessFunction(entity)
    ? entity.spec
    : continuityBlockOf(entity);
}
