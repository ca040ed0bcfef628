import type {
  RecordDuties,
  RecordRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { RecordView } from '../useRecordLink';

/** What a person is to do about records, most urgent for others first. */
export const dutyKinds = [
  'toApprove',
  'returned',
  'drafts',
  'toReview',
  'toAcknowledge',
] as const satisfies readonly (keyof RecordDuties)[];
export type DutyKind = (typeof dutyKinds)[number];

/** What to do next about each, and on which part of the record's page. */
export const dutyActions = {
  toApprove: { label: 'review', view: 'review' },
  returned: { label: 'mend', view: 'edit' },
  drafts: { label: 'continue', view: 'edit' },
  toReview: { label: 'open', view: 'read' },
  toAcknowledge: { label: 'read', view: 'read' },
} as const satisfies Record<DutyKind, { label: string; view: RecordView }>;

/** Records that wait for somebody, each counted once. */
export function countDuties(duties: RecordDuties): number {
  return new Set(
    dutyKinds.flatMap(kind => duties[kind].map(({ id }: RecordRow) => id)),
  ).size;
}
