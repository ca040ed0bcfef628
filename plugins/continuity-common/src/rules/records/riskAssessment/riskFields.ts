import {
  riskTreatments,
  type RiskTreatment,
} from '../../../model/records/riskAssessment';
import type { RecordField } from '../../../model/records/recordType';
import { measureFields } from './measureFields';

const treatmentTitles: Record<RiskTreatment, string> = {
  avoid: 'Avoid',
  reduce: 'Reduce',
  transfer: 'Transfer',
  accept: 'Accept',
};

/** Likelihood and impact of one of the three ratings. */
function ratingFields(
  rating: 'current' | 'residual' | 'target',
  name: string,
  help: string,
  required = false,
): RecordField[] {
  return [
    {
      path: `${rating}.likelihood`,
      label: `${name} likelihood`,
      help,
      kind: 'choice',
      required,
    },
    {
      path: `${rating}.impact`,
      label: `${name} impact`,
      kind: 'choice',
      required,
    },
  ];
}

const controlFields: RecordField[] = [
  { path: 'title', label: 'Control', kind: 'text', required: true },
  { path: 'owner', label: 'Owner', kind: 'person' },
];

const identification: RecordField[] = [
  {
    path: 'title',
    label: 'Title',
    help: 'Empty: that of the scenario.',
    kind: 'text',
  },
  {
    path: 'scenario',
    label: 'Scenario',
    help: 'What may happen, from the catalogue of the policy. Empty: something else, which the title names. NIST SP 800-30 speaks of threat events and the sources they come from.',
    kind: 'choice',
  },
  {
    path: 'description',
    label: 'Description',
    help: 'How it would come about here, and what would follow.',
    kind: 'long-text',
  },
  {
    path: 'vulnerabilities',
    label: 'Vulnerabilities',
    help: 'Weaknesses of an asset or control that let the event do harm (ISO/IEC 27005, 3.1).',
    kind: 'long-text',
  },
  {
    path: 'controls',
    label: 'Existing controls',
    help: 'What is in place already and keeps the risk as small as it is (ISO 31000, 3.8).',
    kind: 'list',
    itemLabel: 'control',
    items: controlFields,
  },
];

const analysis: RecordField[] = [
  {
    path: 'expectedOutage',
    label: 'Expected outage',
    help: 'How long the service would be down. The impact analysis says how bad an outage of that length is, and proposes the impact. Empty: not known.',
    kind: 'duration',
  },
  ...ratingFields(
    'current',
    'Current',
    'With the controls in place today. Likelihood is the chance of something happening (ISO 31000, 3.7).',
    true,
  ),
  {
    path: 'impactFrom',
    label: 'Impact taken from',
    help: 'Whether the impact is what the impact analysis says for the expected outage, or was adjusted.',
    kind: 'choice',
    choices: [
      { value: 'analysis', label: 'Impact analysis' },
      { value: 'adjusted', label: 'Adjusted' },
    ],
  },
  {
    path: 'impactReason',
    label: 'Why adjusted',
    help: 'What the impact analysis does not know of.',
    kind: 'long-text',
  },
];

const treatment: RecordField[] = [
  {
    path: 'treatment',
    label: 'Treatment',
    help: 'Avoid what gives rise to the risk, reduce it by measures, transfer it to somebody who carries it, or accept it by an informed decision (ISO 31000, 6.5.2). Needed where the risk is above the appetite.',
    kind: 'choice',
    choices: riskTreatments.map(value => ({
      value,
      label: treatmentTitles[value],
    })),
  },
  {
    path: 'rationale',
    label: 'Rationale',
    help: 'Why this treatment. Where a risk is reduced, the measures speak for themselves.',
    kind: 'long-text',
  },
  {
    path: 'acceptance.approver',
    label: 'Accepted by',
    help: 'Who answers for leaving the risk as it is.',
    kind: 'person',
  },
  { path: 'acceptance.acceptedOn', label: 'Accepted on', kind: 'date' },
  {
    path: 'acceptance.expiresOn',
    label: 'Accepted until',
    help: 'Last day on which the acceptance holds; then it is decided anew. The day ends in UTC.',
    kind: 'date',
  },
  {
    path: 'measures',
    label: 'Measures',
    help: 'What is done so that the risk becomes smaller.',
    kind: 'list',
    itemLabel: 'measure',
    items: measureFields,
  },
  ...ratingFields(
    'residual',
    'Residual',
    'What remains once all measures are done (ISO/IEC 27005, 3.1). Holds from then on.',
  ),
  ...ratingFields(
    'target',
    'Target',
    'What is to be reached in the end. Never higher than the current risk.',
  ),
];

/** The fields of one risk, in the order of the process: identify, analyse, treat. */
export const riskFields: RecordField[] = [
  ...identification,
  ...analysis,
  ...treatment,
];
