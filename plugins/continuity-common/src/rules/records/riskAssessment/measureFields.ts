import {
  measureStatuses,
  type MeasureStatus,
} from '../../../model/records/riskAssessment';
import type { RecordField } from '../../../model/records/recordType';

const statusTitles: Record<MeasureStatus, string> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** What shows that a measure is in place. */
const evidenceFields: RecordField[] = [
  { path: 'title', label: 'Evidence', kind: 'text', required: true },
  {
    path: 'url',
    label: 'Address',
    help: 'Where it can be seen: a report, a ticket, a change. Or say it in the note.',
    kind: 'url',
  },
  { path: 'note', label: 'Note', kind: 'long-text' },
  { path: 'addedOn', label: 'Added on', kind: 'date', required: true },
];

/** The fields of one measure. */
export const measureFields: RecordField[] = [
  { path: 'title', label: 'Measure', kind: 'text', required: true },
  {
    path: 'owner',
    label: 'Owner',
    help: 'Who sees to it that it happens.',
    kind: 'person',
  },
  {
    path: 'dueOn',
    label: 'Due',
    help: 'Last day on which it is not late; the day ends in UTC.',
    kind: 'date',
  },
  {
    path: 'cost',
    label: 'Cost',
    help: 'To put it in place. 0: free of charge; empty: unknown.',
    kind: 'amount',
    sensitive: 'costs',
  },
  {
    path: 'status',
    label: 'Status',
    help: 'Nothing is done without evidence: until there is some, the measure counts as open.',
    kind: 'choice',
    choices: measureStatuses.map(value => ({
      value,
      label: statusTitles[value],
    })),
  },
  {
    path: 'evidence',
    label: 'Evidence',
    help: 'What shows that the measure is in place: an address or a note.',
    kind: 'list',
    itemLabel: 'piece of evidence',
    items: evidenceFields,
  },
];
