import { readContinuityBlock } from './fields/continuityBlock';
import {
  emptyContinuityFields,
  ParsedContinuityFields,
} from './parseContinuityFields';

/** @public */
export interface MergedContinuityFields extends ParsedContinuityFields {
  /** The fields whose value the portal gave. */
  portalFields: string[];
  /** The fields that the portal gives as well, but where the file wins. */
  overriddenFields: string[];
}

/**
 * Merges what the file and the portal say about an entity: the file wins,
 * field by field.
 *
 * @remarks
 * A field that is null or mistaken in the file counts as absent there, so the
 * portal's value is used. Paths of mistakes start with `spec.continuity` in
 * the file and with `continuity` in the portal.
 *
 * @public
 */
export function mergeContinuityBlocks(blocks: {
  file: unknown;
  portal: unknown;
  namespace: string;
}): MergedContinuityFields {
  const { namespace } = blocks;
  const file = readContinuityBlock(blocks.file, 'spec.continuity', namespace);
  const portal = readContinuityBlock(blocks.portal, 'continuity', namespace);
  const isInFile = (key: string) => Object.hasOwn(file.given, key);
  const inPortal = Object.keys(portal.given);

  return {
    fields: { ...emptyContinuityFields(), ...portal.given, ...file.given },
    mistakes: [...file.mistakes, ...portal.mistakes],
    portalFields: inPortal.filter(key => !isInFile(key)),
    overriddenFields: inPortal.filter(isInFile),
  };
}
