import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  isRecordDocument,
  recordTypes,
  type ImportDocument,
  type ImportError,
  type ImportReport,
  type importRequestSchema,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { ChangesService, MarkChanged } from '../changes';
import { contentHash } from '../database';
import type { ExceptionsService } from '../exceptions';
import type { ClassificationService } from '../inventory';
import type { RecordsService } from '../records';
import type { ReviewsService } from '../reviews';
import type { TestingService } from '../testing';
import { ImportStore } from './ImportStore';
import { readDocuments, type ReadDocument } from './readDocuments';
import { refusalOf } from './refusals';

/** So many mistakes are told; the report counts all the documents refused. */
const MISTAKES = 1000;

/** What others rest on comes first. */
const ORDER: ImportDocument['kind'][] = [
  'Classification',
  'Review',
  'ScheduledTest',
  'PolicyException',
  ...recordTypes.map(type => type.kind),
];

interface Options {
  changes: ChangesService;
  classifications: Pick<ClassificationService, 'importClassification'>;
  reviews: Pick<ReviewsService, 'importReview'>;
  testing: Pick<TestingService, 'importTest'>;
  exceptions: Pick<ExceptionsService, 'importException'>;
  records: Pick<RecordsService, 'importRecord' | 'types'>;
  now?: () => Date;
}

/** Undoes a transaction whose report is wanted all the same. */
class NotApplied extends Error {}

/** Takes up continuity history from YAML documents. */
export class ImportService {
  readonly #rooms: Options;
  readonly #now: () => Date;
  readonly #store = new ImportStore();

  static create(options: Options) {
    return new ImportService(options);
  }

  private constructor(options: Options) {
    this.#rooms = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Imports the files as a whole, in one transaction. Where documents are wrong,
   * nothing is written unless `acceptPartial` is set; a dry run does all the
   * work, so that its report is exact, and undoes it.
   *
   * @remarks
   * A document is known by kind and key. One that reads as it did when it was
   * last taken up is passed over: a relative date is fixed when its document is
   * first imported, and ages from then on.
   *
   * @param target - the configured source that the files are from; records
   * that are written there are edited there only
   */
  async run(
    request: z.output<typeof importRequestSchema>,
    target: string | null = null,
  ): Promise<ImportReport> {
    const { dryRun, acceptPartial } = request;
    const now = this.#now().toISOString();
    const report: ImportReport = {
      dryRun,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      applied: false,
      errors: [],
    };
    const reject = (errors: ImportError[]) => {
      report.rejected += 1;
      report.errors.push(...errors.slice(0, MISTAKES - report.errors.length));
    };
    const documents = await this.#read(request.files, now, reject);
    try {
      await this.#rooms.changes.transaction(async (tx, markChanged) => {
        await this.#store.lock(tx);
        for (const kind of ORDER) {
          const ofKind = documents.filter(item => item.document.kind === kind);
          await this.#takeUp(
            tx,
            markChanged,
            kind,
            ofKind,
            now,
            target,
            report,
            reject,
          );
        }
        if (dryRun || (report.rejected > 0 && !acceptPartial)) {
          throw new NotApplied();
        }
      });
      report.applied = report.created + report.updated > 0;
    } catch (error) {
      if (!(error instanceof NotApplied)) throw error;
    }
    return report;
  }

  /** The documents that are right in themselves; of a key that comes twice, the first. */
  async #read(
    files: { name: string; content: string }[],
    now: string,
    reject: (errors: ImportError[]) => void,
  ): Promise<ReadDocument[]> {
    const documents = new Map<string, ReadDocument>();
    for (const file of files) {
      let count = 0;
      for (const found of readDocuments(file, now)) {
        // Lets others have their turn during a long file.
        if (++count % 50 === 0) await new Promise(setImmediate);
        if (Array.isArray(found)) {
          reject(found);
          continue;
        }
        const { kind, metadata } = found.document;
        const id = `${kind}/${metadata.key}`;
        if (documents.has(id)) {
          reject([
            found.mistake(
              ['metadata', 'key'],
              `a key that no other ${kind} of this import has`,
            ),
          ]);
        } else {
          documents.set(id, found);
        }
      }
    }
    return [...documents.values()];
  }

  async #takeUp(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    kind: ImportDocument['kind'],
    documents: ReadDocument[],
    now: string,
    target: string | null,
    report: ImportReport,
    reject: (errors: ImportError[]) => void,
  ) {
    const known = await this.#store.hashes(
      tx,
      kind,
      documents.map(item => item.document.metadata.key),
    );
    for (const { document, hash: written, mistake } of documents) {
      const { key } = document.metadata;
      // Where a record is from decides where it can be edited.
      const hash =
        isRecordDocument(document) && target !== null
          ? contentHash([written, target])
          : written;
      if (known.get(key) === hash) {
        report.unchanged += 1;
        continue;
      }
      try {
        // Within a savepoint, so that a refused document leaves nothing behind.
        const outcome = await tx.transaction(async savepoint => {
          const answer = await this.#hand(
            savepoint,
            markChanged,
            document,
            target,
          );
          await this.#store.remember(savepoint, { kind, key, hash }, now);
          return answer;
        });
        report[outcome] += 1;
      } catch (error) {
        const refusal = isDatabaseConflictError(error)
          ? { path: [], expected: 'no change by others at the same time' }
          : refusalOf(error);
        if (!refusal) throw error;
        reject([mistake(refusal.path, refusal.expected)]);
      }
    }
  }

  #hand(
    tx: Knex.Transaction,
    mark: MarkChanged,
    document: ImportDocument,
    target: string | null,
  ) {
    const { key } = document.metadata;
    if (isRecordDocument(document)) {
      const { kind, spec } = document;
      const type = this.#rooms.records.types.find(one => one.kind === kind);
      if (!type) throw new Error(`No type of record is a ${kind}`);
      return this.#rooms.records.importRecord(tx, mark, {
        key,
        type,
        document: spec,
        target,
      });
    }
    switch (document.kind) {
      case 'Classification':
        return this.#rooms.classifications.importClassification(
          tx,
          mark,
          document.spec,
        );
      case 'Review':
        return this.#rooms.reviews.importReview(tx, mark, key, document.spec);
      case 'ScheduledTest':
        return this.#rooms.testing.importTest(tx, mark, key, document.spec);
      default:
        return this.#rooms.exceptions.importException(
          tx,
          mark,
          key,
          document.spec,
        );
    }
  }
}
