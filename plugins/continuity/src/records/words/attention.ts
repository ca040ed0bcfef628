import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';

/** Why a record needs somebody, worst first. */
export const attentions = ['stale', 'overdue', 'returned', 'due-soon'] as const;
export type Attention = (typeof attentions)[number];

/** What of a record needs somebody now, worst first. */
export function attentionOf(
  row: Pick<RecordRow, 'state' | 'stale' | 'open' | 'dueAt' | 'warnAt'>,
  now: number,
): Attention[] {
  const passed = (at: string | null) => at !== null && Date.parse(at) < now;
  const counts = row.state !== 'retired';
  const overdue = counts && passed(row.dueAt);
  const failing: Record<Attention, boolean> = {
    stale: counts && row.stale !== null,
    overdue,
    returned: row.open?.state === 'returned',
    'due-soon': counts && !overdue && row.dueAt !== null && passed(row.warnAt),
  };
  return attentions.filter(attention => failing[attention]);
}
