import type { RecordSection } from '../../../model/records/recordType';
import { riskFields } from './riskFields';

/** The form of a risk assessment. */
export const riskSections: RecordSection[] = [
  {
    id: 'scope',
    title: 'Scope',
    help: 'What is looked at, in what it lies, and what is at risk. ISO 31000, 6.3, has scope and context settled before anything is rated.',
    fields: [
      {
        path: 'scope',
        label: 'Scope',
        help: 'What is looked at, and what is left out.',
        kind: 'long-text',
        required: true,
      },
      {
        path: 'assets',
        label: 'Assets',
        help: 'What is of value and at risk (ISO/IEC 27005 calls the rest of it supporting assets): the service, its data, what it needs.',
        kind: 'entities',
      },
      {
        path: 'otherAssets',
        label: 'Other assets',
        help: 'What is at risk and not in the catalog: premises, people, paper, contracts.',
        kind: 'long-text',
      },
    ],
  },
  {
    id: 'risks',
    title: 'Risks',
    help: 'What may happen, how likely and how bad it is, and what is done about it. A risk is the effect of uncertainty on objectives (ISO 31000, 3.1); here on being there when the business needs it.',
    fields: [
      {
        path: 'risks',
        label: 'Risks',
        kind: 'list',
        itemLabel: 'risk',
        items: riskFields,
        required: true,
      },
    ],
  },
];
