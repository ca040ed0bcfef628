import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { RecordsStore } from '../RecordsStore';
import type { StoredRecord } from '../types';
import type { Register } from './Register';

/** Records whose contents are in memory at once. */
const BATCH = 50;

/**
 * Keeps the registers.
 *
 * @remarks
 * Rows are written in the transaction that makes a revision count, or no longer
 * count. What they were made of is written beside them, so that those made by
 * another policy, or by an earlier version, are found and made anew.
 */
export class Registers {
  readonly #database: Knex;
  readonly #store: RecordsStore;
  readonly #registers: readonly Register[];

  constructor(options: {
    database: Knex;
    store: RecordsStore;
    registers: readonly Register[];
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#registers = options.registers;
  }

  /** Keeps up with a record that was just written. */
  async keep(tx: Knex, record: StoredRecord, content: JsonValue) {
    const register = this.#registers.find(one => one.type === record.type);
    if (!register) return;
    const { id, approvedRevision: revision, retiredAt } = record;
    const counts = revision !== null && retiredAt === null;
    await register.write(tx, id, counts ? content : null);
    await tx('record_registers').where({ record_id: id }).delete();
    if (!counts) return;
    await tx('record_registers').insert({
      record_id: id,
      revision,
      basis: register.basis,
    });
  }

  /**
   * Makes anew what was made of something else than there is now.
   *
   * @returns the number of records
   */
  async catchUp(signal?: AbortSignal): Promise<number> {
    let made = 0;
    for (const register of this.#registers) {
      for (let ids: string[]; !signal?.aborted; made += ids.length) {
        ids = await this.#behind(register);
        if (ids.length === 0) break;
        await this.#database.transaction(tx => this.#make(tx, ids));
      }
    }
    return made;
  }

  /** Has everything made anew; until then the rows stay as they are. */
  async forget(): Promise<void> {
    await this.#database('record_registers').delete();
  }

  async #make(tx: Knex, ids: string[]) {
    const records = await this.#store.lockAll(tx, ids);
    const contents = await this.#store.approvedContents(tx, [
      ...records.keys(),
    ]);
    for (const record of records.values()) {
      await this.keep(tx, record, contents.get(record.id) ?? null);
    }
  }

  #behind({ type, basis }: Register): Promise<string[]> {
    return this.#database('records as r')
      .leftJoin('record_registers as k', 'k.record_id', 'r.id')
      .where('r.type', type)
      .whereNotNull('r.approved_revision')
      .whereNull('r.retired_at')
      .where(behind =>
        behind
          .whereNull('k.record_id')
          .orWhereRaw('k.revision <> r.approved_revision')
          .orWhereNot('k.basis', basis),
      )
      .orderBy('r.id')
      .limit(BATCH)
      .pluck('r.id');
  }
}
