import {
  countChanges,
  fillContent,
  readSheetRows,
  recordWritePermission,
  type ContinuityPolicy,
  type JsonValue,
  type RecordColumn,
  type RecordImportError,
  type RecordImportReport,
  type RecordType,
  type SheetRow,
  type SubjectRows,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { ImportBase, RecordsService } from '../../records';
import type { Progress } from './ImportRunner';
import { SheetNames } from './SheetNames';
import type { CheckedSubject, StoredImport } from './SpreadsheetStore';

/** So many mistakes are listed; the report counts all. */
const MISTAKES = 1_000;
/** Others have their turn after so many subjects. */
const AT_ONCE = 25;

export interface CheckContext {
  access: Access;
  inventory: Pick<InventoryService, 'named' | 'describe'>;
  sheets: Pick<RecordsService['sheets'], 'basesFor'>;
  policy: ContinuityPolicy;
  type: RecordType;
  columns: readonly RecordColumn[];
}

/** What an import would write. */
export interface CheckedRows {
  report: RecordImportReport;
  subjects: CheckedSubject[];
  /** Contents to write, by subject; what is wrong or says nothing new is not among them. */
  contents: Map<string, JsonValue>;
}

function readAll(
  { access: _, ...context }: CheckContext,
  job: StoredImport,
  rows: SheetRow[],
  lookUp: Parameters<typeof readSheetRows>[0]['lookUp'],
): SubjectRows[] {
  return readSheetRows({
    rows,
    headers: job.headers,
    mapping: job.mapping,
    columns: context.columns,
    currency: context.policy.currency,
    lookUp,
  });
}

/** The names in the sheet, so that they are looked up together. */
function namesIn(context: CheckContext, job: StoredImport, rows: SheetRow[]) {
  const names = new Set<string>();
  readAll(context, job, rows, text => {
    names.add(text);
    return { ok: true, ref: text };
  });
  return names;
}

/** Why nothing can be written about a subject, whatever the cells say. */
function refusalOf(
  ref: string,
  base: ImportBase | undefined,
  mayWrite: boolean,
): string | null {
  if (!base) return 'a service or business function of the catalog';
  if (!mayWrite) {
    return `a subject about which you may write: missing permission ${recordWritePermission.name} for ${ref}`;
  }
  return base.refusal === null
    ? null
    : `a record that can be written into: ${base.refusal}`;
}

/** What the rows say in fields that are kept as they are, whatever is said. */
function withheld({ rows }: SubjectRows, { hidden }: ImportBase) {
  return rows.flatMap(({ number, values }) =>
    values
      .filter(
        ({ mapped: { column } }) =>
          column.sensitive && hidden.includes(column.sensitive),
      )
      .map(
        ({ mapped, text }): RecordImportError => ({
          row: number,
          column: mapped.header,
          value: text,
          expected: `nothing: you do not see the ${mapped.column.sensitive} of this record, so leave the column out`,
        }),
      ),
  );
}

/**
 * Reads all rows and compares them with the records there are. Nothing is
 * written; a subject of which one cell is wrong is refused as a whole.
 */
export async function checkRows(
  context: CheckContext,
  job: StoredImport,
  rows: SheetRow[],
  progress: Progress,
): Promise<CheckedRows> {
  const { access, inventory, sheets, type, columns } = context;
  const names = await SheetNames.of(
    access,
    inventory,
    namesIn(context, job, rows),
  );
  const groups = readAll(context, job, rows, names.lookUp);
  progress.total = groups.length;
  const refs = groups.flatMap(({ subjectRef }) => subjectRef ?? []);
  const held = await access.held([recordWritePermission], refs);
  const bases = await sheets.basesFor(access, type, refs);
  const described = await inventory.describe(refs);

  const checked: CheckedRows = {
    report: {
      rows: groups.reduce((sum, group) => sum + group.rows.length, 0),
      create: 0,
      change: 0,
      unchanged: 0,
      rejected: 0,
      mistakes: 0,
      errors: [],
    },
    subjects: [],
    contents: new Map(),
  };
  for (const [index, group] of groups.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
    const ref = group.subjectRef;
    const base = ref === null ? undefined : bases.get(ref);
    const mayWrite =
      ref !== null && !!held.get(ref)?.has(recordWritePermission.name);
    addSubject(checked, context, {
      group,
      base,
      refusal: ref === null ? null : refusalOf(ref, base, mayWrite),
      title: (ref && described.get(ref)?.title) || group.text,
      columns,
    });
    progress.done = index + 1;
  }
  checked.report.errors.sort((a, b) => a.row - b.row);
  checked.report.errors.splice(MISTAKES);
  return checked;
}

function addSubject(
  { report, subjects, contents }: CheckedRows,
  { type }: CheckContext,
  subject: {
    group: SubjectRows;
    base: ImportBase | undefined;
    refusal: string | null;
    title: string;
    columns: readonly RecordColumn[];
  },
) {
  const { group, base, refusal, title, columns } = subject;
  const rows = group.rows.map(({ number }) => number);
  const errors: RecordImportError[] = [];
  let outcome: CheckedSubject['outcome'] = 'rejected';
  let changedFields = 0;
  if (refusal !== null || group.subjectRef === null || !base) {
    errors.push(...group.errors);
    if (refusal !== null) {
      errors.push({
        row: rows[0] ?? 0,
        column: null,
        value: group.text,
        expected: refusal,
      });
    }
  } else {
    const before = base.content as { [key: string]: JsonValue };
    const filled = fillContent(type, before, group, columns);
    errors.push(...filled.errors, ...withheld(group, base));
    if (errors.length === 0) {
      changedFields = countChanges(before, filled.content);
      const isNew = base.recordId === null;
      outcome = changedFields === 0 ? 'unchanged' : 'change';
      if (isNew && changedFields > 0) outcome = 'create';
      if (changedFields > 0) contents.set(group.subjectRef, filled.content);
    }
  }
  report[outcome] += 1;
  report.mistakes += errors.length;
  // Twice as many as are listed, so that the first by row are among them.
  report.errors.push(
    ...errors.slice(0, Math.max(0, 2 * MISTAKES - report.errors.length)),
  );
  subjects.push({
    subjectRef: group.subjectRef,
    title,
    rows,
    outcome,
    over: base?.over ?? 'nothing',
    recordId: base?.recordId ?? null,
    changedFields,
    mistakes: errors.length,
    version: base?.version ?? null,
  });
}
