import { ConflictError } from '@backstage/errors';
import type { RecordImportError } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { RecordsService } from '../../records';
import { checkRows, type CheckContext, type CheckedRows } from './checkRows';
import type { Progress } from './ImportRunner';
import type {
  ImportResult,
  SpreadsheetStore,
  StoredImport,
  CheckedSubject,
} from './SpreadsheetStore';

const CHANGED = 'the record as it was when the sheet was checked';

/** Refuses what is no longer as the person saw it in the preview. */
function compare(checked: CheckedRows, seen: CheckedSubject[]): void {
  const { report, subjects, contents } = checked;
  const before = new Map(seen.map(one => [one.subjectRef, one]));
  for (const subject of subjects) {
    const { subjectRef, outcome, version } = subject;
    const was = before.get(subjectRef);
    const isSame = was?.version === version && was.outcome === outcome;
    // Of what is refused or says nothing new, nothing is written anyway.
    const isWritten = outcome === 'create' || outcome === 'change';
    if (!isWritten || subjectRef === null || isSame) continue;
    const error: RecordImportError = {
      row: subject.rows[0] ?? 0,
      column: null,
      value: subject.title,
      expected: CHANGED,
    };
    report[outcome] -= 1;
    report.rejected += 1;
    report.mistakes += 1;
    report.errors.push(error);
    subject.outcome = 'rejected';
    subject.mistakes += 1;
    contents.delete(subjectRef);
  }
}

/**
 * Checks all rows again and writes what is as the person saw it, together with
 * the result of the import: either both are there, or neither.
 */
export async function applyRows(options: {
  context: CheckContext;
  sheets: Pick<RecordsService['sheets'], 'importDrafts'>;
  store: SpreadsheetStore;
  database: Knex;
  job: StoredImport;
  acceptPartial: boolean;
  progress: Progress;
  /** Ends the attempt within the transaction. */
  settle: (tx: Knex, result: ImportResult) => Promise<boolean>;
}): Promise<ImportResult | null> {
  const { context, sheets, store, database, job, progress, settle } = options;
  const seen = await store.subjects(database, job.id);
  const rows = await store.rows(database, job.id);
  const checked = await checkRows(context, job, rows, progress);
  compare(checked, seen);
  const { report, subjects, contents } = checked;
  if (report.rejected > 0 && !options.acceptPartial) {
    return {
      state: 'checked',
      report,
      subjects,
      error:
        'Nothing was imported: records changed since the sheet was checked',
    };
  }
  const items = subjects.flatMap(({ subjectRef, version }) => {
    const content = subjectRef === null ? undefined : contents.get(subjectRef);
    return content === undefined || subjectRef === null || version === null
      ? []
      : [
          {
            subjectRef,
            content,
            version,
            note: `Imported from ${job.fileName}`,
          },
        ];
  });
  if (items.length === 0) return { state: 'applied', report, subjects };
  await sheets.importDrafts(
    context.access,
    context.type,
    items,
    async (tx, recordIds) => {
      const idOf = new Map(
        items.map(({ subjectRef }, index) => [subjectRef, recordIds[index]]),
      );
      const written = subjects.map(subject => ({
        ...subject,
        recordId: idOf.get(subject.subjectRef ?? '') ?? subject.recordId,
      }));
      if (
        !(await settle(tx, { state: 'applied', report, subjects: written }))
      ) {
        throw new ConflictError(
          'The import was removed, or started again, meanwhile; nothing was imported',
        );
      }
    },
  );
  return null;
}
