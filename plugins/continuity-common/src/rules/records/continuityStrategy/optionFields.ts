import { recoveryBands } from '../../../model/records/continuityStrategy';
import type { RecordField } from '../../../model/records/recordType';
import { recoveryBandInfo } from './bands';

const supplierFields: RecordField[] = [
  { path: 'name', label: 'Supplier', kind: 'text' },
  {
    path: 'commitment',
    label: 'Commitment',
    help: 'What the supplier has said it will do, and within what limits.',
    kind: 'long-text',
  },
  {
    path: 'rto',
    label: 'Committed RTO',
    help: 'Compared with the RTO of the option, which cannot be shorter than what it relies on.',
    kind: 'duration',
  },
  {
    path: 'contractual',
    label: 'Part of a contract',
    help: 'What is only promised does not bind anybody in a disaster.',
    kind: 'toggle',
  },
  {
    path: 'validUntil',
    label: 'Valid until',
    help: 'The last day of the commitment. Empty: no end is known.',
    kind: 'date',
  },
  {
    path: 'reference',
    label: 'Reference',
    help: 'Where the contract is to be found.',
    kind: 'url',
  },
];

const prerequisiteFields: RecordField[] = [
  { path: 'title', label: 'Prerequisite', kind: 'text' },
  {
    path: 'entityRef',
    label: 'Entity',
    help: 'The entity of the catalog that must be there, if it is one.',
    kind: 'entity',
  },
];

/** The fields of one recovery option. */
export const optionFields: RecordField[] = [
  { path: 'title', label: 'Title', kind: 'text', required: true },
  {
    path: 'band',
    label: 'Band',
    help: `Recovery options after ITIL Service Design. ${recoveryBands
      .map(band => recoveryBandInfo[band])
      .map(({ title, definition, range }) =>
        range === null
          ? `${title}: ${definition}`
          : `${title}, ${range}: ${definition}`,
      )
      .join(' ')}`,
    kind: 'choice',
    choices: recoveryBands.map(value => ({
      value,
      label: recoveryBandInfo[value].title,
    })),
    required: true,
  },
  { path: 'description', label: 'Description', kind: 'long-text' },
  {
    path: 'rto',
    label: 'Achievable RTO',
    help: 'How long the service alone takes to be back by this option. Only "do nothing" can leave it empty: the service is never back then.',
    kind: 'duration',
  },
  {
    path: 'rpo',
    label: 'Achievable RPO',
    help: 'How much of the latest data is lost at most, as a span of time. 0: none is lost; empty: unknown.',
    kind: 'duration',
  },
  {
    path: 'capacity',
    label: 'Capacity',
    help: 'How much of normal service it gives, in percent. ISO 22301, 8.3.3, asks for an agreed capacity beside the time.',
    kind: 'number',
  },
  {
    path: 'implementationTime',
    label: 'Time to implement',
    help: 'From the decision until the option can be used.',
    kind: 'duration',
  },
  {
    path: 'usableFor',
    label: 'Can be used for',
    help: 'How long the option can be used once it runs. Empty: unknown, or without limit.',
    kind: 'duration',
  },
  {
    path: 'usableWithoutLimit',
    label: 'Can be used without limit',
    kind: 'toggle',
  },
  {
    path: 'capitalCost',
    label: 'Capital cost',
    help: 'Once, to put it in place. 0: free of charge; empty: unknown.',
    kind: 'amount',
    sensitive: 'costs',
  },
  {
    path: 'runningCost',
    label: 'Running cost a year',
    help: 'To keep it ready. 0: free of charge; empty: unknown.',
    kind: 'amount',
    sensitive: 'costs',
  },
  {
    path: 'prerequisites',
    label: 'Prerequisites',
    help: 'What must be there for the option to work: people, data, sites, equipment, transport (ISO 22301, 8.3.4).',
    kind: 'list',
    itemLabel: 'prerequisite',
    items: prerequisiteFields,
  },
  {
    path: 'suppliers',
    label: 'Supplier commitments',
    help: 'Suppliers that the option relies on, and what they have committed themselves to.',
    kind: 'list',
    itemLabel: 'supplier',
    items: supplierFields,
  },
];
