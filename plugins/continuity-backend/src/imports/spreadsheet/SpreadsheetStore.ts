import type {
  RecordImportMapping,
  RecordImportReport,
  RecordImportRow,
  RecordImportState,
  RecordImportSubject,
  SheetRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { toDate, toInstant, type StoredInstant } from '../../database';

/** A line of the preview with what it was checked against. */
export type CheckedSubject = RecordImportSubject & { version: string | null };

/** An import as stored, without its rows and its preview. */
export interface StoredImport extends Omit<RecordImportRow, 'interrupted'> {
  sheets: string[];
  headerRow: number;
  headers: string[];
  /** The first rows as text. */
  sample: string[][];
  rowCount: number;
  mapping: RecordImportMapping;
  mappingFrom: 'headers' | 'remembered' | 'person';
  leaseUntil: string | null;
  done: number;
  total: number;
  report: RecordImportReport | null;
  error: string | null;
}

/** What ends an attempt. */
export interface ImportResult {
  state: RecordImportState;
  report?: RecordImportReport;
  subjects?: CheckedSubject[];
  error?: string;
}

interface ImportTableRow {
  id: string;
  record_type: string;
  file_name: string;
  sheet: string | null;
  sheets: string;
  header_row: number;
  headers: string;
  content: string;
  sample: string;
  row_count: number;
  mapping: string;
  mapping_from: StoredImport['mappingFrom'];
  state: RecordImportState;
  run_id: string | null;
  lease_until: StoredInstant | null;
  done: number;
  total: number;
  report: string | null;
  subjects: string | null;
  error: string | null;
  created_by: string;
  created_at: StoredInstant;
  updated_at: StoredInstant;
  expires_at: StoredInstant;
}

/** All but what only the work itself reads. */
const COLUMNS = [
  'id',
  'record_type',
  'file_name',
  'sheet',
  'sheets',
  'header_row',
  'headers',
  'sample',
  'row_count',
  'mapping',
  'mapping_from',
  'state',
  'run_id',
  'lease_until',
  'done',
  'total',
  'report',
  'error',
  'created_by',
  'created_at',
  'updated_at',
  'expires_at',
] as const satisfies (keyof ImportTableRow)[];

function toImport(row: Omit<ImportTableRow, 'content' | 'subjects'>) {
  return {
    id: row.id,
    type: row.record_type,
    fileName: row.file_name,
    sheet: row.sheet,
    sheets: JSON.parse(row.sheets),
    headerRow: row.header_row,
    headers: JSON.parse(row.headers),
    sample: JSON.parse(row.sample),
    rowCount: row.row_count,
    mapping: JSON.parse(row.mapping),
    mappingFrom: row.mapping_from,
    state: row.state,
    leaseUntil: toInstant(row.lease_until),
    done: row.done,
    total: row.total,
    report: row.report === null ? null : JSON.parse(row.report),
    error: row.error,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    expiresAt: toInstant(row.expires_at),
  } satisfies StoredImport;
}

/** SQL of imports from spreadsheets. */
export class SpreadsheetStore {
  async insert(
    knex: Knex,
    job: StoredImport & { rows: SheetRow[]; createdBy: string },
  ) {
    const row: ImportTableRow = {
      id: job.id,
      record_type: job.type,
      file_name: job.fileName,
      sheet: job.sheet,
      sheets: JSON.stringify(job.sheets),
      header_row: job.headerRow,
      headers: JSON.stringify(job.headers),
      content: JSON.stringify(job.rows),
      sample: JSON.stringify(job.sample),
      row_count: job.rowCount,
      mapping: JSON.stringify(job.mapping),
      mapping_from: job.mappingFrom,
      state: job.state,
      run_id: null,
      lease_until: null,
      done: job.done,
      total: job.total,
      report: null,
      subjects: null,
      error: null,
      created_by: job.createdBy,
      created_at: toDate(job.createdAt),
      updated_at: toDate(job.updatedAt),
      expires_at: toDate(job.expiresAt),
    };
    await knex<ImportTableRow>('spreadsheet_imports').insert(row);
  }

  /** Newest first. */
  async list(knex: Knex, actor: string): Promise<StoredImport[]> {
    const rows = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ created_by: actor })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .select(...COLUMNS);
    return rows.map(toImport);
  }

  async find(
    knex: Knex,
    actor: string,
    id: string,
  ): Promise<StoredImport | undefined> {
    const row = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id, created_by: actor })
      .first(...COLUMNS);
    return row && toImport(row);
  }

  async rows(knex: Knex, id: string): Promise<SheetRow[]> {
    const row = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id })
      .first('content');
    return row ? JSON.parse(row.content) : [];
  }

  async subjects(knex: Knex, id: string): Promise<CheckedSubject[]> {
    const row = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id })
      .first('subjects');
    return row?.subjects ? JSON.parse(row.subjects) : [];
  }

  /**
   * Begins an attempt, unless another one is alive: two people cannot, nor can two
   * replicas.
   *
   * @returns false when the import is in none of the states
   */
  async claim(
    knex: Knex,
    options: {
      id: string;
      actor: string;
      /** States from which it may begin. */
      from: RecordImportState[];
      /** States of an attempt whose process died, from which it may begin, too. */
      deadIn: RecordImportState[];
      state: RecordImportState;
      runId: string;
      now: string;
      leaseUntil: string;
      mapping?: RecordImportMapping;
    },
  ): Promise<boolean> {
    const { id, actor, from, deadIn, now, mapping } = options;
    const count = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id, created_by: actor })
      .where(query =>
        query
          .whereIn('state', from)
          .orWhere(dead =>
            dead
              .whereIn('state', deadIn)
              .where('lease_until', '<', toDate(now)),
          ),
      )
      .update({
        state: options.state,
        run_id: options.runId,
        lease_until: toDate(options.leaseUntil),
        updated_at: toDate(now),
        done: 0,
        total: 0,
        error: null,
        ...(mapping && {
          mapping: JSON.stringify(mapping),
          mapping_from: 'person' as const,
          report: null,
          subjects: null,
        }),
      });
    return count === 1;
  }

  /** Tells that an attempt is alive, and how far it is. */
  async renew(
    knex: Knex,
    options: {
      id: string;
      runId: string;
      leaseUntil: string;
      done: number;
      total: number;
    },
  ) {
    const { id, runId, leaseUntil, done, total } = options;
    await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id, run_id: runId })
      .update({ lease_until: toDate(leaseUntil), done, total });
  }

  /** @returns false when the attempt counts no longer: removed, or taken up by another */
  async finish(
    knex: Knex,
    options: { id: string; runId: string; now: string; result: ImportResult },
  ): Promise<boolean> {
    const { id, runId, now, result } = options;
    const { state, report, subjects, error } = result;
    const count = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id, run_id: runId })
      .update({
        state,
        run_id: null,
        lease_until: null,
        updated_at: toDate(now),
        error: error ?? null,
        ...(report && { report: JSON.stringify(report) }),
        ...(subjects && { subjects: JSON.stringify(subjects) }),
      });
    return count === 1;
  }

  async remove(knex: Knex, actor: string, id: string): Promise<boolean> {
    const count = await knex<ImportTableRow>('spreadsheet_imports')
      .where({ id, created_by: actor })
      .delete();
    return count === 1;
  }

  /** Forgets imports that are over, and meanings nobody has used since. */
  async purge(knex: Knex, options: { now: string; mappingsBefore: string }) {
    await knex('spreadsheet_imports')
      .where('expires_at', '<', toDate(options.now))
      .delete();
    await knex('spreadsheet_mappings')
      .where('updated_at', '<', toDate(options.mappingsBefore))
      .delete();
  }

  /** What the columns meant to this user the last time, else to anybody. */
  async remembered(
    knex: Knex,
    key: { type: string; hash: string; userRef: string },
  ): Promise<RecordImportMapping | undefined> {
    const rows: { user_ref: string; mapping: string }[] = await knex(
      'spreadsheet_mappings',
    )
      .where({ record_type: key.type, headers_hash: key.hash })
      .whereIn('user_ref', [key.userRef, '']);
    const row = rows.find(one => one.user_ref === key.userRef) ?? rows[0];
    return row && JSON.parse(row.mapping);
  }

  async remember(
    knex: Knex,
    key: { type: string; hash: string; userRef: string },
    mapping: RecordImportMapping,
    now: string,
  ) {
    await knex('spreadsheet_mappings')
      .insert(
        [key.userRef, ''].map(userRef => ({
          record_type: key.type,
          headers_hash: key.hash,
          user_ref: userRef,
          mapping: JSON.stringify(mapping),
          updated_at: toDate(now),
        })),
      )
      .onConflict(['record_type', 'headers_hash', 'user_ref'])
      .merge(['mapping', 'updated_at']);
  }
}
