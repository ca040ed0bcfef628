import {
  riskAssessmentSchema,
  type RiskAssessment,
} from '../../../model/records/riskAssessment';
import type { RecordType } from '../../../model/records/recordType';
import { riskChoices } from './choices';
import { missingFromAssessment } from './missing';
import { riskSections } from './sections';

/**
 * The risk assessment: what may happen to a service or function, how likely and
 * how bad it is, and what is done about it.
 *
 * @public
 */
export const riskAssessment: RecordType<RiskAssessment> = {
  name: 'risk-assessment',
  kind: 'RiskAssessment',
  title: 'Risk assessment',
  plural: 'Risk assessments',
  description:
    'Says what may happen, how likely and how bad it is, whether that is within the appetite, and what is done about it by whom until when.',
  family: 'risk',
  subjects: ['service', 'function'],
  schema: riskAssessmentSchema,
  sections: riskSections,
  restsOn: ['owner', 'location', 'dependencies', 'functions', 'analysis'],
  empty: () => riskAssessmentSchema.parse({}),
  missing: missingFromAssessment,
  figures: () => ({ objectives: null, recovery: null }),
  choices: riskChoices,
};
