import {
  CompoundEntityRef,
  Entity,
  entityKindSchemaValidator,
  parseEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { vitalBusinessFunctionSchema } from './schema';

export interface VitalBusinessFunctionEntity extends Entity {
  apiVersion: 'continuity/v1alpha1';
  kind: 'VitalBusinessFunction';
  spec: NonNullable<Entity['spec']> & { owner: string };
}

export function isVitalBusinessFunction(
  entity: Entity,
): entity is VitalBusinessFunctionEntity {
  return (
    entity.apiVersion === 'continuity/v1alpha1' &&
    entity.kind === 'VitalBusinessFunction'
  );
}

export function ownerOf(
  entity: VitalBusinessFunctionEntity,
): CompoundEntityRef {
  return parseEntityRef(entity.spec.owner, {
    defaultKind: 'Group',
    defaultNamespace: entity.metadata.namespace,
  });
}

const validate = entityKindSchemaValidator<VitalBusinessFunctionEntity>(
  vitalBusinessFunctionSchema,
);

/**
 * Whether the entity is a valid function; false if it is of another kind.
 *
 * @throws InputError if it is a function, but has no usable owner.
 */
export function validateVitalBusinessFunction(entity: Entity): boolean {
  try {
    const valid = validate(entity);
    if (valid) {
      ownerOf(valid);
    }
    return Boolean(valid);
  } catch (error) {
    throw new InputError('Not a valid VitalBusinessFunction', error);
  }
}
