import type { Knex } from 'knex';
import { inChunks } from '../database';
import {
  fromRow,
  toEntityRows,
  toRow,
  type Measured,
  type TestRow,
} from './tables';
import type { StoredTest } from './types';

/** Where a test came from, when it was imported. */
export interface ImportMark {
  key: string;
  hash: string;
}

/** Writes of the testing schedule, and reading single tests for them. */
export class TestsStore {
  async get(knex: Knex, id: string): Promise<StoredTest | undefined> {
    return (await this.getMany(knex, [id]))[0];
  }

  /** Those of the tests that exist, in the order asked for. */
  async getMany(knex: Knex, ids: string[]): Promise<StoredTest[]> {
    const rows = await inChunks(ids, slice =>
      knex<TestRow>('tests').whereIn('id', slice),
    );
    const byId = new Map(
      (await this.withEntities(knex, rows)).map(test => [test.id, test]),
    );
    return ids.flatMap(id => byId.get(id) ?? []);
  }

  /** Adds their entities to rows, in the same order. */
  async withEntities(knex: Knex, rows: TestRow[]): Promise<StoredTest[]> {
    const refs = new Map<string, string[]>();
    await inChunks(
      rows.map(row => row.id),
      async slice => {
        const pairs: { test_id: string; entity_ref: string }[] = await knex(
          'test_entities',
        )
          .select('test_id', 'entity_ref')
          .whereIn('test_id', slice)
          .orderBy('entity_ref');
        for (const pair of pairs) {
          const list = refs.get(pair.test_id) ?? [];
          refs.set(pair.test_id, [...list, pair.entity_ref]);
        }
        return [];
      },
    );
    return rows.map(row => fromRow(row, refs.get(row.id) ?? []));
  }

  async insert(
    tx: Knex,
    test: StoredTest,
    measured: Measured | null = null,
    imported?: ImportMark,
  ) {
    await tx('tests').insert({
      ...toRow(test, measured),
      ...(imported && this.#importColumns(imported, test.revision)),
    });
    await this.#insertEntities(tx, test, measured);
  }

  /**
   * Replaces a test if it still has the revision that the caller saw. The
   * condition is part of the statement: of two changes at once, the second one
   * waits for the first and then finds no row.
   *
   * @returns false when the race was lost and nothing was written
   */
  async update(
    tx: Knex,
    test: StoredTest,
    seenRevision: number,
    measured: Measured | null = null,
    imported?: ImportMark,
  ): Promise<boolean> {
    const changed = await tx('tests')
      .where({ id: test.id, revision: seenRevision })
      .update({
        ...toRow(test, measured),
        ...(imported && this.#importColumns(imported, test.revision)),
      });
    if (changed === 0) return false;
    await tx('test_entities').where({ test_id: test.id }).delete();
    await this.#insertEntities(tx, test, measured);
    return true;
  }

  async hasSuccessor(tx: Knex, id: string): Promise<boolean> {
    const row = await tx('tests').where({ follows_id: id }).first('id');
    return row !== undefined;
  }

  /** The test imported under a key, and what is known of that import. */
  async getImported(tx: Knex, key: string) {
    const row = await tx<TestRow>('tests').where({ import_key: key }).first();
    if (!row) return undefined;
    const [test] = await this.withEntities(tx, [row]);
    return {
      test,
      hash: row.import_hash,
      changedSince: row.revision !== row.import_revision,
    };
  }

  #importColumns(mark: ImportMark, revision: number) {
    return {
      import_key: mark.key,
      import_hash: mark.hash,
      import_revision: revision,
    };
  }

  async #insertEntities(tx: Knex, test: StoredTest, measured: Measured | null) {
    await inChunks(
      toEntityRows(test, measured),
      async slice => {
        await tx('test_entities').insert(slice);
        return [];
      },
      100,
    );
  }
}
