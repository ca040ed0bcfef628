import type { Status } from '@backstage-continuity/plugin-continuity-common';

/** Counts by status as columns; the minor ones give way where it is narrow. */
export const countColumns: { status: Status; minor: boolean }[] = [
  { status: 'gap', minor: false },
  { status: 'overdue', minor: false },
  { status: 'unknown', minor: true },
  { status: 'due-soon', minor: true },
  { status: 'ready', minor: false },
  { status: 'unclassified', minor: true },
];

/** Columns after the name: the bar, the counts, all services and the score. */
export const COLUMNS_AFTER_NAME = countColumns.length + 3;
