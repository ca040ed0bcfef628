import { ContinuityFields, FieldMistake } from '../model';
import { readContinuityBlock } from './fields/continuityBlock';

/** @public */
export interface ParsedContinuityFields {
  fields: ContinuityFields;
  mistakes: FieldMistake[];
}

/** The fields of an entity that says nothing about continuity. @public */
export function emptyContinuityFields(): ContinuityFields {
  return {
    tier: null,
    supports: [],
    rto: null,
    rpo: null,
    mtpd: null,
    wrt: null,
    recoveryTime: null,
    dependencies: [],
    location: null,
  };
}

/**
 * Reads the `spec.continuity` of an entity leniently.
 *
 * @remarks
 * It never throws. Whatever is wrong becomes a mistake with path, value and
 * expectation, and counts as absent; so does an unknown key.
 *
 * @param block - the value of `spec.continuity`, whatever it is
 * @param options - `namespace` of the entity, for short references
 *
 * @public
 */
export function parseContinuityFields(
  block: unknown,
  options: { namespace: string },
): ParsedContinuityFields {
  const { given, mistakes } = readContinuityBlock(
    block,
    'spec.continuity',
    options.namespace,
  );
  return { fields: { ...emptyContinuityFields(), ...given }, mistakes };
}
