import type { ContinuityPolicy } from '../../../model/policy';
import {
  businessImpactAnalysisSchema,
  type BusinessImpactAnalysis,
} from '../../../model/records/businessImpactAnalysis';
import type { RecordType } from '../../../model/records/recordType';
import { analysisColumns } from './columns';
import { missingFromAnalysis } from './missing';
import { analysisFigures } from './objectives';
import { printAnalysis } from './print';
import { emptyAnalysis } from './scale';
import { analysisSections } from './sections';

/**
 * The Business Impact Analysis: what an outage does to the business as it lasts,
 * and the objectives that follow.
 *
 * @remarks
 * It rests on no objective that others ask for: what it says itself is among
 * them, and approving it would make it stale.
 *
 * @public
 */
export const businessImpactAnalysis: RecordType<BusinessImpactAnalysis> = {
  name: 'business-impact-analysis',
  kind: 'BusinessImpactAnalysis',
  title: 'Business Impact Analysis',
  plural: 'Business Impact Analyses',
  description:
    'Says how bad an outage becomes as it lasts, from when on it cannot be borne, and so how fast and how completely the service must be back.',
  family: 'analysis',
  subjects: ['service', 'function'],
  schema: businessImpactAnalysisSchema,
  sections: analysisSections,
  restsOn: [
    'owner',
    'tier',
    'location',
    'declared',
    'functions',
    'dependencies',
  ],
  provides: ['analysis'],
  empty: emptyAnalysis,
  missing: missingFromAnalysis,
  figures: analysisFigures,
  choices: analysisChoices,
  print: printAnalysis,
  columns: analysisColumns,
};

/**
 * What can be chosen in a field of an analysis, where the policy decides.
 *
 * @param path - Place of the field in the form: `regulations`
 *
 * @public
 */
export function analysisChoices(
  path: string,
  { impact }: Pick<ContinuityPolicy, 'impact'>,
): { value: string; label: string }[] | undefined {
  const choices: Record<string, readonly { id: string; title: string }[]> = {
    regulations: impact.regulatoryCeilings,
    'impacts.levels.rating': impact.ratings,
  };
  return choices[path]?.map(({ id, title }) => ({ value: id, label: title }));
}
