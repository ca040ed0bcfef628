import {
  addPeriod,
  fingerprintOf,
  recordTypes,
  reviewEveryFor,
  subtractPeriod,
  type ContinuityPolicy,
  type Fingerprint,
  type RecordEvent,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { ChangesService, MarkChanged } from '../changes';
import { triedAgain } from '../database';
import type { Access } from '../http';
import type { GroupMembers, InventoryService } from '../inventory';
import { HistoryStore } from './HistoryStore';
import { ReadersStore } from './ReadersStore';
import { RecordsStore } from './RecordsStore';
import { noSuchRecord } from './refusals';
import { Registers, RiskRegister } from './registers';
import { subjectKindOf, Subjects } from './Subjects';
import type { StoredRecord } from './types';

/** What the room of records is made of. */
export interface RecordsOptions {
  database: Knex;
  changes: ChangesService;
  inventory: InventoryService;
  members: Pick<GroupMembers, 'usersOf'>;
  policy: ContinuityPolicy;
  /** The types of record there are. */
  types?: readonly RecordType[];
  clock?: () => Date;
}

/** What is said of an event besides when and to what it happened. */
export type Happened = Pick<RecordEvent, 'kind' | 'by'> &
  Partial<Pick<RecordEvent, 'revision' | 'note' | 'changes'>>;

/** One change of one record, which nobody else changes meanwhile. */
export interface Change {
  tx: Knex.Transaction;
  markChanged: MarkChanged;
  record: StoredRecord;
  now: string;
}

/** What the use cases of records share. */
export class RecordsContext {
  readonly database: Knex;
  readonly changes: ChangesService;
  readonly policy: ContinuityPolicy;
  readonly types: readonly RecordType[];
  readonly members: Pick<GroupMembers, 'usersOf'>;
  readonly inventory: InventoryService;
  readonly subjects: Subjects;
  readonly registers: Registers;
  readonly store = new RecordsStore();
  readonly history = new HistoryStore();
  readonly readers = new ReadersStore();
  readonly #clock: () => Date;

  constructor(options: RecordsOptions) {
    this.database = options.database;
    this.changes = options.changes;
    this.policy = options.policy;
    this.inventory = options.inventory;
    this.members = options.members;
    this.types = options.types ?? recordTypes;
    this.subjects = new Subjects({ ...options, types: this.types });
    this.registers = new Registers({
      ...options,
      store: this.store,
      registers: [new RiskRegister(options.policy)],
    });
    this.#clock = options.clock ?? (() => new Date());
  }

  now(): string {
    return this.#clock().toISOString();
  }

  /** @throws Error when a record of a type is stored that is no longer there */
  typeOf(name: string): RecordType {
    const type = this.types.find(one => one.name === name);
    if (!type) throw new Error(`No type of record ${name}`);
    return type;
  }

  /** How often a record is reviewed; null: the policy does not ask for it. */
  reviewEvery({ type, subjectRef, subject }: StoredRecord): string | null {
    const tier =
      subjectKindOf(subjectRef) === 'function' ? 'function' : subject.tier;
    return reviewEveryFor(this.policy, type, tier);
  }

  /** The record with the dates that follow from its last review. */
  withDates(record: StoredRecord): StoredRecord {
    const every = this.reviewEvery(record);
    if (every === null || record.lastReviewedAt === null) {
      return { ...record, dueAt: null, warnAt: null };
    }
    const dueAt = addPeriod(record.lastReviewedAt, every);
    return {
      ...record,
      dueAt,
      warnAt: subtractPeriod(dueAt, this.policy.warnBefore),
    };
  }

  /** A record that exists for the caller. @throws NotFoundError */
  async seen(access: Access, id: string): Promise<StoredRecord> {
    const record = await this.store.find(this.database, id);
    const visible = record && (await access.visible([record.subjectRef]));
    if (!record || !visible?.has(record.subjectRef)) throw noSuchRecord(id);
    return record;
  }

  /** Changes one record; nobody else does until the transaction ends. */
  async change<T>(
    id: string,
    work: (change: Change) => Promise<T>,
  ): Promise<T> {
    const now = this.now();
    // Whoever computes posture takes records and marks in another order.
    return triedAgain(() =>
      this.changes.transaction(async (tx, markChanged) => {
        const record = await this.store.lock(tx, id);
        if (!record) throw noSuchRecord(id);
        return work({ tx, markChanged, record, now });
      }),
    );
  }

  /** What a record about the subject rests on now. */
  async ground(
    tx: Knex,
    type: RecordType,
    subjectRef: string,
  ): Promise<Fingerprint | null> {
    const facets = await this.subjects.facets([subjectRef], this.now(), tx);
    const known = facets.get(subjectRef);
    return known ? fingerprintOf(known, type.restsOn) : null;
  }

  /** Marks all whose posture the changed record takes part in. */
  mark({ tx, markChanged, record }: Change): Promise<void> {
    return this.subjects.mark(tx, markChanged, [record.subjectRef]);
  }

  /** Writes a record that a person changed, and what happened. */
  async save(
    { tx, now }: Pick<Change, 'tx' | 'now'>,
    record: StoredRecord,
    ...events: Happened[]
  ): Promise<StoredRecord> {
    const saved = this.withDates({ ...record, touched: true, updatedAt: now });
    await this.store.update(tx, saved);
    await this.history.addEvents(
      tx,
      events.map(event => ({
        revision: null,
        note: null,
        changes: [],
        ...event,
        recordId: record.id,
        at: now,
      })),
    );
    return saved;
  }
}
