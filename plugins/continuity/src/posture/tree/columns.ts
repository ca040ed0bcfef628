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

export const MINOR_COLUMNS = countColumns.filter(({ minor }) => minor).length;
/** The bar, the counts that always show, and all services. */
export const MAIN_COLUMNS = countColumns.length - MINOR_COLUMNS + 2;
