import type {
  Fingerprint,
  JsonValue,
  RecordDetail,
  RecordDocument,
  RecordEvent,
  RecordRevision,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { MarkChanged } from '../changes';
import type { Access } from '../http';
import { Approvals } from './Approvals';
import { ApprovedRecords } from './ApprovedRecords';
import { concernedRecords, type ConcernedRecord } from './concerned';
import { Drafts } from './Drafts';
import { importRecord } from './documents/importRecord';
import { RecordFacts } from './RecordFacts';
import { RecordQueries } from './RecordQueries';
import { RecordsContext, type RecordsOptions } from './RecordsContext';
import { RecordViews } from './RecordViews';
import { MeasureQuery, RiskQuery, type Registers } from './registers';
import { SheetImports } from './SheetImports';
import type { FactsSource, StoredRecord } from './types';
import { Upkeep } from './Upkeep';

/** Everything people write down for continuity, under one life cycle. */
export class RecordsService {
  readonly #context: RecordsContext;
  readonly drafts: Drafts;
  readonly approvals: Approvals;
  readonly upkeep: Upkeep;
  readonly queries: RecordQueries;
  readonly approved: ApprovedRecords;
  readonly facts: RecordFacts;
  readonly sheets: SheetImports;
  readonly risks: RiskQuery;
  readonly measures: MeasureQuery;

  static create(options: RecordsOptions) {
    return new RecordsService(options);
  }

  private constructor(options: RecordsOptions) {
    this.#context = new RecordsContext(options);
    this.drafts = new Drafts(this.#context);
    this.approvals = new Approvals(this.#context);
    this.upkeep = new Upkeep(this.#context);
    this.queries = new RecordQueries(this.#context);
    this.approved = new ApprovedRecords(this.#context);
    this.facts = new RecordFacts(this.#context);
    this.sheets = new SheetImports(this.#context);
    this.risks = new RiskQuery(options.database);
    this.measures = new MeasureQuery(options.database);
  }

  /** The types of record there are. */
  get types(): readonly RecordType[] {
    return this.#context.types;
  }

  /** What is kept beside the records for lists across all of them. */
  get registers(): Pick<Registers, 'catchUp' | 'forget'> {
    return this.#context.registers;
  }

  /**
   * Names who knows what is needed of entities, in a room above this one: it is
   * part of what records rest on.
   */
  takeFactsFrom(facts: FactsSource) {
    this.#context.subjects.takeFactsFrom(facts);
  }

  /** @throws NotFoundError unless the record exists for the caller */
  detail(access: Access, id: string): Promise<RecordDetail> {
    return this.queries.detail(access, id);
  }

  /** @throws NotFoundError unless the revision exists for the caller */
  revision(
    access: Access,
    id: string,
    number: number,
  ): Promise<RecordRevision> {
    return this.queries.revision(access, id, number);
  }

  /** Saves a draft, and answers it as the caller may see it. */
  async saveDraft(
    access: Access,
    id: string,
    body: Parameters<Drafts['save']>[2],
  ): Promise<RecordRevision> {
    const saved = await this.drafts.save(access, id, body);
    const record = await this.#context.seen(access, id);
    return new RecordViews(this.#context).revision(access, record, saved);
  }

  /** Takes up a record from a document. */
  importRecord(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    imported: {
      key: string;
      type: RecordType;
      document: RecordDocument;
      target: string | null;
    },
  ): Promise<'created' | 'updated' | 'unchanged'> {
    return importRecord(this.#context, tx, markChanged, imported);
  }

  /** What the approved records of a type say, by subject. */
  async approvedContents(
    type: string,
    subjectRefs: string[],
    tx: Knex = this.#context.database,
  ): Promise<
    Map<string, { recordId: string; content: JsonValue; record: StoredRecord }>
  > {
    const records = await this.#context.store.about(tx, subjectRefs, type);
    const contents = await this.#context.store.approvedContents(
      tx,
      records.map(record => record.id),
    );
    return new Map(
      records.flatMap(record => {
        const content = contents.get(record.id);
        return content === undefined
          ? []
          : [
              [
                record.subjectRef,
                { recordId: record.id, content, record },
              ] as const,
            ];
      }),
    );
  }

  /** What records about each of the subjects rest on now. */
  ground(
    subjectRefs: string[],
    now: string,
    tx?: Knex,
  ): Promise<Map<string, Fingerprint>> {
    return this.#context.subjects.facets(subjectRefs, now, tx);
  }

  /** Events of which nobody was told yet, oldest first, locked for this transaction. */
  unnoticed(tx: Knex, limit: number): Promise<RecordEvent[]> {
    return this.#context.history.unnoticed(tx, limit);
  }

  setNoticed(tx: Knex, eventIds: string[]): Promise<void> {
    return this.#context.history.setNoticed(tx, eventIds);
  }

  /** Records as they stand, with those who have a part in them. */
  concerned(ids: string[]): Promise<Map<string, ConcernedRecord>> {
    return concernedRecords(this.#context, ids);
  }

  /** A page of records that are past their review or soon so, by id. */
  async due(now: string, afterId: string | null, limit: number) {
    return this.#context.store.due(this.#context.database, {
      now,
      afterId,
      limit,
    });
  }

  /** Functions that records are about. */
  functionSubjects(): Promise<string[]> {
    return this.#context.store.functionSubjects(this.#context.database);
  }
}
