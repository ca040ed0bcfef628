import type { RecordSection } from '../../../model/records/recordType';
import { optionFields } from './optionFields';

/** The form of a continuity strategy. */
export const strategySections: RecordSection[] = [
  {
    id: 'options',
    title: 'Recovery options',
    help: 'The ways there are to go on, or to come back, after a disaster, one of them "do nothing". ISO 22301, 8.3.2, has them identified before one is chosen; a vital business function is recovered by what supports it and may have none of its own.',
    fields: [
      {
        path: 'minimumCapacity',
        label: 'Minimum capacity',
        help: 'What the minimum service level comes to, in percent of normal service. ITIL and ISO 22301 call it the least that is acceptable while continuity arrangements run (MBCO).',
        kind: 'number',
      },
      {
        path: 'options',
        label: 'Recovery options',
        kind: 'list',
        itemLabel: 'recovery option',
        items: optionFields,
      },
    ],
  },
  {
    id: 'choice',
    title: 'Choice',
    help: 'The option that is put in place. ISO 22301, 8.3.3: one that recovers within the time and at the capacity required, at a cost and a risk that the organisation accepts. Its RTO feeds the recovery forecast until a test has measured better.',
    fields: [
      {
        path: 'choice.optionId',
        label: 'Chosen option',
        kind: 'custom',
      },
      {
        path: 'choice.rationale',
        label: 'Rationale',
        help: 'Why this one, above all where a cheaper one reaches what is required, or where this one does not.',
        kind: 'long-text',
      },
    ],
  },
  {
    id: 'measures',
    title: 'Risk reduction measures',
    help: 'Measures that the strategy counts on so that the option is needed less often, or works when it is. Owner, due date and status are kept in the risk assessment alone.',
    fields: [
      {
        path: 'measures',
        label: 'Measures',
        kind: 'list',
        itemLabel: 'measure',
        items: [
          {
            path: 'title',
            label: 'Measure',
            help: 'As the risk assessment calls it.',
            kind: 'text',
            required: true,
          },
          {
            path: 'contribution',
            label: 'What it does for the strategy',
            kind: 'long-text',
          },
        ],
      },
    ],
  },
  {
    id: 'gaps',
    title: 'Residual gaps',
    help: 'What stays uncovered once the chosen option is in place, and who lives with it until when.',
    fields: [
      {
        path: 'residualGaps',
        label: 'Residual gaps',
        kind: 'list',
        itemLabel: 'residual gap',
        items: [
          {
            path: 'description',
            label: 'Gap',
            kind: 'long-text',
            required: true,
          },
          {
            path: 'objective',
            label: 'Objective concerned',
            kind: 'choice',
            choices: [
              { value: 'rto', label: 'RTO' },
              { value: 'rpo', label: 'RPO' },
              { value: 'mtpd', label: 'MTPD' },
              { value: 'capacity', label: 'Minimum service level' },
            ],
          },
          {
            path: 'size',
            label: 'Size',
            help: 'By how much the objective is missed.',
            kind: 'duration',
          },
          {
            path: 'acceptedBy',
            label: 'Accepted by',
            help: 'Who lives with the gap. Empty: nobody has accepted it.',
            kind: 'person',
          },
          {
            path: 'acceptedUntil',
            label: 'Accepted until',
            kind: 'date',
          },
        ],
      },
    ],
  },
  {
    id: 'alignment',
    title: 'Alignment with the business continuity plan',
    help: 'The strategy follows the plan of the business: ITIL has the service recovered as the business continuity strategy needs it. It is the heart of the strategy of a vital business function; for a service it may be left empty.',
    fields: [
      {
        path: 'alignment.businessContinuityPlan',
        label: 'Business continuity plan',
        help: 'A web address, or words that say where the plan is.',
        kind: 'text',
      },
      {
        path: 'alignment.status',
        label: 'Alignment',
        kind: 'choice',
        choices: [
          { value: 'aligned', label: 'Aligned' },
          { value: 'partly', label: 'Partly aligned' },
          { value: 'not-aligned', label: 'Not aligned' },
        ],
      },
      {
        path: 'alignment.statement',
        label: 'Statement',
        help: 'How the strategy follows the plan, or where and why it does not.',
        kind: 'long-text',
      },
    ],
  },
];
