import type { RecordType } from '../../model/records/recordType';
import { businessImpactAnalysis } from './businessImpactAnalysis';
import { continuityStrategy } from './continuityStrategy';
import { riskAssessment } from './riskAssessment';

/**
 * The types of record there are. A new one is a schema, a description of its
 * form and its own checks; it is listed here and nowhere else.
 *
 * @public
 */
export const recordTypes: readonly RecordType[] = [
  businessImpactAnalysis,
  riskAssessment,
  continuityStrategy,
];

/** The type of this name, if there is one. @public */
export function recordTypeOf(name: string): RecordType | undefined {
  return recordTypes.find(type => type.name === name);
}
