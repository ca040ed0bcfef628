import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
} from '@backstage/catalog-model';
import { EntityRelationSpec } from '@backstage/plugin-catalog-node';
import {
  parseContinuityFields,
  parseVitalBusinessFunction,
  RELATION_SUPPORTED_BY,
  RELATION_SUPPORTS,
} from '@backstage-continuity/plugin-continuity-common';
import {
  isVitalBusinessFunction,
  ownerOf,
} from '../kind/vitalBusinessFunction';
import { continuityBlockOf, namespaceOf } from './continuityBlock';

function bothWays(
  source: CompoundEntityRef,
  forward: string,
  target: CompoundEntityRef,
  back: string,
): EntityRelationSpec[] {
  return [
    { source, type: forward, target },
    { source: target, type: back, target: source },
  ];
}

/** The catalog processes often: what gives no relation is not even read. */
function supportsOf(block: unknown): unknown {
  return typeof block === 'object' && block !== null && 'supports' in block
    ? block.supports
    : undefined;
}

/**
 * The relations that an entity declares by its continuity block, or as a
 * function.
 *
 * @remarks
 * Entries of `dependencies` become no relations. Most of them only say more
 * about a `dependsOn` or `consumesApis` that is there already, and what they
 * say (any of several, only to recover, holds data) no relation can carry:
 * a plain `dependsOn` to each member of a group would claim what is not so.
 */
export function continuityRelations(entity: Entity): EntityRelationSpec[] {
  const self = getCompoundEntityRef(entity);
  const namespace = namespaceOf(entity);

  if (isVitalBusinessFunction(entity)) {
    const { supportedBy } = entity.spec;
    const { fields } = parseVitalBusinessFunction(
      { supportedBy },
      { namespace },
    );
    return [
      ...bothWays(self, RELATION_OWNED_BY, ownerOf(entity), RELATION_OWNER_OF),
      ...fields.supportedBy.flatMap(ref =>
        bothWays(
          self,
          RELATION_SUPPORTED_BY,
          parseEntityRef(ref),
          RELATION_SUPPORTS,
        ),
      ),
    ];
  }

  const { fields } = parseContinuityFields(
    { supports: supportsOf(continuityBlockOf(entity)) },
    { namespace },
  );
  return fields.supports.flatMap(ref =>
    bothWays(
      self,
      RELATION_SUPPORTS,
      parseEntityRef(ref),
      RELATION_SUPPORTED_BY,
    ),
  );
}
