import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  columnsOf,
  mappingMistakes,
  SPREADSHEET_LIMITS,
  suggestMapping,
  type applyRecordImportSchema,
  type ContinuityPolicy,
  type createRecordImportSchema,
  type RecordColumn,
  type RecordImport,
  type RecordImportMapping,
  type RecordImportRow,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';
import type { Metrics } from '../../telemetry';
import { applyRows } from './applyRows';
import { checkRows, type CheckContext } from './checkRows';
import { ImportRunner } from './ImportRunner';
import { headersHash, sampleOf, toAnswer, toRow } from './presentImport';
import { readSpreadsheet } from './readSpreadsheet';
import { SpreadsheetStore, type StoredImport } from './SpreadsheetStore';
import { templateOf, type Template } from './template';

const DAY_MS = 86_400_000;
/** Imports are forgotten after a week, what columns mean after two years. */
const KEPT_DAYS = { imports: 7, mappings: 730 };
const IMPORTS_AT_MOST = 50;

interface Options {
  database: Knex;
  logger: LoggerService;
  policy: ContinuityPolicy;
  inventory: Pick<InventoryService, 'named' | 'describe'>;
  records: Pick<RecordsService, 'sheets' | 'types'>;
  metrics?: Metrics;
  clock?: () => Date;
}

/** Takes up records from spreadsheets, step by step: upload, mapping, check, import. */
export class SpreadsheetService {
  readonly #options: Options;
  readonly #clock: () => Date;
  readonly #runner: ImportRunner;
  readonly #store = new SpreadsheetStore();

  static create(options: Options) {
    return new SpreadsheetService(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#clock = options.clock ?? (() => new Date());
    this.#runner = new ImportRunner({ ...options, clock: this.#clock });
  }

  /** A sheet to fill in. */
  template(typeName: string, format: 'xlsx' | 'csv'): Promise<Template> {
    const type = this.#typeOf(typeName, 'query.type');
    return templateOf(type, this.#columnsOf(type), format);
  }

  /** Reads a file and proposes what its columns mean. Nothing is imported. */
  async create(
    access: Access,
    body: z.output<typeof createRecordImportSchema>,
  ): Promise<RecordImport> {
    const type = this.#typeOf(body.type, 'body.type');
    const columns = this.#columnsOf(type);
    const { database } = this.#options;
    const own = await this.#store.list(database, access.actor);
    if (own.length >= IMPORTS_AT_MOST) {
      throw new ConflictError(
        `You have ${own.length} imports already; remove one first`,
      );
    }
    const file = fileOf(body.content);
    const table = await readSpreadsheet({ ...body, file, columns });
    const { rows, ...described } = table;
    const known = await this.#store.remembered(database, {
      type: type.name,
      hash: headersHash(table.headers),
      userRef: access.actor,
    });
    // The policy may have changed since.
    const isUsable =
      known && mappingMistakes(known, columns, table.headers).length === 0;
    const now = this.#clock();
    const job: StoredImport = {
      ...described,
      id: randomUUID(),
      type: type.name,
      fileName: body.fileName,
      sample: sampleOf(table),
      rowCount: rows.length,
      mapping: isUsable ? known : suggestMapping(table.headers, columns),
      mappingFrom: isUsable ? 'remembered' : 'headers',
      state: 'uploaded',
      leaseUntil: null,
      done: 0,
      total: 0,
      report: null,
      error: null,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      expiresAt: new Date(
        now.getTime() + KEPT_DAYS.imports * DAY_MS,
      ).toISOString(),
    };
    await this.#store.insert(database, {
      ...job,
      rows,
      createdBy: access.actor,
    });
    return toAnswer(job, { columns, isDead: false });
  }

  async list(access: Access): Promise<RecordImportRow[]> {
    const jobs = await this.#store.list(this.#options.database, access.actor);
    return jobs.map(job => toRow(job, this.#runner.isDead(job)));
  }

  async get(access: Access, id: string): Promise<RecordImport> {
    const job = await this.#find(access, id);
    return toAnswer(job, {
      columns: this.#columnsOf(this.#typeOf(job.type, 'type')),
      isDead: this.#runner.isDead(job),
    });
  }

  /** What the last check found, in the order of the sheet. */
  async subjects(access: Access, id: string) {
    await this.#find(access, id);
    return this.#store.subjects(this.#options.database, id);
  }

  /** Says what the columns mean, and starts checking all rows. */
  async putMapping(
    access: Access,
    id: string,
    mapping: RecordImportMapping,
  ): Promise<RecordImport> {
    const { database } = this.#options;
    const job = await this.#find(access, id);
    const type = this.#typeOf(job.type, 'type');
    const mistakes = mappingMistakes(
      mapping,
      this.#columnsOf(type),
      job.headers,
    );
    if (mistakes.length > 0) {
      throw new InputError(
        mistakes.map(mistake => `body: ${mistake}`).join('; '),
      );
    }
    await this.#runner.start(job, {
      actor: access.actor,
      state: 'checking',
      from: ['uploaded', 'checked', 'failed'],
      deadIn: ['checking', 'applying'],
      mapping,
      work: async progress => {
        const rows = await this.#store.rows(database, id);
        const context = this.#contextOf(access, type);
        const checked = await checkRows(
          context,
          { ...job, mapping },
          rows,
          progress,
        );
        return { state: 'checked', ...checked };
      },
    });
    const key = { type: type.name, hash: headersHash(job.headers) };
    await this.#store.remember(
      database,
      { ...key, userRef: access.actor },
      mapping,
      this.#clock().toISOString(),
    );
    return this.get(access, id);
  }

  /** Starts writing what was checked into drafts, all in one transaction. */
  async apply(
    access: Access,
    id: string,
    { acceptPartial }: z.output<typeof applyRecordImportSchema>,
  ): Promise<RecordImport> {
    const job = await this.#find(access, id);
    const type = this.#typeOf(job.type, 'type');
    const rejected = job.report?.rejected ?? 0;
    const { state } = toRow(job, this.#runner.isDead(job));
    if (state === 'checked' && rejected > 0 && !acceptPartial) {
      throw new ConflictError(
        `${rejected} subjects have mistakes; mend them, or import the others with acceptPartial`,
      );
    }
    await this.#runner.start(job, {
      actor: access.actor,
      state: 'applying',
      from: ['checked'],
      deadIn: ['applying'],
      work: (progress, settle) =>
        applyRows({
          context: this.#contextOf(access, type),
          sheets: this.#options.records.sheets,
          store: this.#store,
          database: this.#options.database,
          job,
          acceptPartial,
          progress,
          settle,
        }),
    });
    return this.get(access, id);
  }

  async remove(access: Access, id: string): Promise<void> {
    const { database } = this.#options;
    if (!(await this.#store.remove(database, access.actor, id))) {
      throw noSuchImport(id);
    }
  }

  /** Forgets what is over. */
  async purge(): Promise<void> {
    const now = this.#clock();
    await this.#store.purge(this.#options.database, {
      now: now.toISOString(),
      mappingsBefore: new Date(
        now.getTime() - KEPT_DAYS.mappings * DAY_MS,
      ).toISOString(),
    });
  }

  /** Of somebody else there are none. */
  async #find(access: Access, id: string): Promise<StoredImport> {
    const { database } = this.#options;
    const job = await this.#store.find(database, access.actor, id);
    if (!job) throw noSuchImport(id);
    return job;
  }

  #typeOf(name: string, path: string): RecordType {
    const { types } = this.#options.records;
    const type = types.find(one => one.name === name);
    if (type) return type;
    const names = types.map(one => one.name).join(', ');
    throw new InputError(`${path}: expected one of ${names}`);
  }

  #columnsOf(type: RecordType): RecordColumn[] {
    return columnsOf(type, this.#options.policy);
  }

  #contextOf(access: Access, type: RecordType): CheckContext {
    const { inventory, records, policy } = this.#options;
    const { sheets } = records;
    const columns = this.#columnsOf(type);
    return { access, inventory, sheets, policy, type, columns };
  }
}

function noSuchImport(id: string) {
  return new NotFoundError(`No import ${id}`);
}

/** @throws InputError unless the text is a file in base64 that is not too large */
function fileOf(content: string): Buffer {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) {
    throw new InputError('body.content: expected a file in base64');
  }
  const file = Buffer.from(content, 'base64');
  if (file.length > SPREADSHEET_LIMITS.bytes) {
    throw new InputError('body.content: expected a file of at most 10 MB');
  }
  return file;
}
