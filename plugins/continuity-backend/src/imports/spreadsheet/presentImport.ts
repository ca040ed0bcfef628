import {
  cellText,
  type RecordColumn,
  type RecordImport,
  type RecordImportRow,
  type RecordImportState,
} from '@backstage-continuity/plugin-continuity-common';
import { contentHash } from '../../database';
import type { Table } from './readSpreadsheet';
import type { StoredImport } from './SpreadsheetStore';

const SAMPLE_ROWS = 5;
const SAMPLE_LENGTH = 200;

/** Sheets with the same headers mean the same, in whatever case they are written. */
export function headersHash(headers: string[]): string {
  return contentHash(
    headers.map(header => header.trim().replace(/\s+/g, ' ').toLowerCase()),
  );
}

/** The first rows as a person sees them. */
export function sampleOf({ headers, rows }: Pick<Table, 'headers' | 'rows'>) {
  return rows
    .slice(0, SAMPLE_ROWS)
    .map(({ cells }) =>
      headers.map((_, index) =>
        cellText(cells[index] ?? null).slice(0, SAMPLE_LENGTH),
      ),
    );
}

/** Where an import stands when the attempt under way has died: where it began. */
function stateOf(state: RecordImportState, isDead: boolean): RecordImportState {
  if (!isDead) return state;
  return state === 'applying' ? 'checked' : 'uploaded';
}

/** A line of the list of imports. */
export function toRow(job: StoredImport, isDead: boolean): RecordImportRow {
  return {
    id: job.id,
    type: job.type,
    fileName: job.fileName,
    sheet: job.sheet,
    state: stateOf(job.state, isDead),
    interrupted: isDead,
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    expiresAt: job.expiresAt,
  };
}

/** An import as its person sees it. */
export function toAnswer(
  job: StoredImport,
  options: {
    columns: readonly RecordColumn[];
    isDead: boolean;
  },
): RecordImport {
  const { columns, isDead } = options;
  return {
    ...toRow(job, isDead),
    sheets: job.sheets,
    headerRow: job.headerRow,
    headers: job.headers,
    sample: job.sample,
    rowCount: job.rowCount,
    targets: columns.map(column => ({
      target: column.target,
      label: column.label,
      kind: column.kind,
      section: column.section,
      help: column.help ?? null,
      required: column.required ?? false,
      choices: column.choices ?? [],
    })),
    mapping: job.mapping,
    mappingFrom: job.mappingFrom,
    progress: { done: job.done, total: job.total },
    report: job.report,
    error: job.error,
  };
}
