import type { RecordImportRow } from '@backstage-continuity/plugin-continuity-common';

/** What an import takes, in this order. */
export const importSteps = ['file', 'columns', 'check', 'import'] as const;
export type ImportStep = (typeof importSteps)[number];

/** Whether something is under way that will end by itself. */
export function isUnderWay({ state }: Pick<RecordImportRow, 'state'>): boolean {
  return state === 'checking' || state === 'applying';
}

/** Whether its columns can be mapped, for the first time or anew. */
export function canBeMapped({
  state,
}: Pick<RecordImportRow, 'state'>): boolean {
  return state === 'uploaded' || state === 'checked' || state === 'failed';
}

/**
 * Where a person is with an import.
 *
 * @param wanted - the step that the person went back to
 */
export function stepOf(
  job: Pick<RecordImportRow, 'state'>,
  wanted: string | null,
): ImportStep {
  if (wanted === 'columns' && canBeMapped(job)) return 'columns';
  if (job.state === 'uploaded') return 'columns';
  return job.state === 'applying' || job.state === 'applied'
    ? 'import'
    : 'check';
}
