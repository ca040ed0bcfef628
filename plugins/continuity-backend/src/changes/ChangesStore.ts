import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { insertRows, isOneOf, refOrder, toInstant } from '../database';

/** A mark as taken for evaluation. */
export interface Mark {
  entityRef: string;
  token: string;
}

/** SQL of the change log. */
export class ChangesStore {
  /**
   * Marks entities. Rows are written in the order of their refs, so that
   * transactions that mark the same entities wait for each other instead of
   * deadlocking.
   */
  async mark(tx: Knex, entityRefs: Iterable<string>, now: Date) {
    const rows = [...new Set(entityRefs)].sort().map(entityRef => ({
      entity_ref: entityRef,
      token: randomUUID(),
      marked_at: now,
    }));
    await insertRows(tx, 'changes', rows, {
      key: ['entity_ref'],
      merge: ['token', 'marked_at'],
    });
  }

  /**
   * Oldest marks, or those of the given entities, locked for this transaction.
   * Without refs, marks that another replica works on are passed over; with
   * refs the transaction waits for them, so that the caller sees the outcome.
   */
  async take(tx: Knex, options: { limit: number; entityRefs?: string[] }) {
    const query = tx('changes')
      .select({ entityRef: 'entity_ref', token: 'token' })
      .limit(options.limit);
    if (options.entityRefs) {
      query
        .where(isOneOf(tx, 'entity_ref', options.entityRefs))
        .orderBy(refOrder(tx));
    } else {
      query.orderBy('marked_at').orderBy('entity_ref');
    }
    if (tx.client.config.client === 'pg') {
      query.forUpdate();
      if (!options.entityRefs) query.skipLocked();
    }
    return (await query) as Mark[];
  }

  /** Removes marks unless they were set anew since they were taken. */
  async clear(tx: Knex, marks: Mark[]) {
    if (marks.length === 0) return;
    const refs = marks.map(mark => mark.entityRef);
    // No two marks have the same token, so that the pairs need not be named.
    const tokens = marks.map(mark => mark.token);
    await tx('changes')
      .where(isOneOf(tx, 'entity_ref', refs))
      .where(isOneOf(tx, 'token', tokens))
      .delete();
  }

  /** Puts a mark behind all others. */
  async postpone(knex: Knex, entityRef: string, now: Date) {
    await knex('changes')
      .where({ entity_ref: entityRef })
      .update({ marked_at: now });
  }

  async count(knex: Knex): Promise<{ count: number; since: string | null }> {
    const row = await knex('changes')
      .count({ count: '*' })
      .min({ since: 'marked_at' })
      .first();
    return { count: Number(row?.count ?? 0), since: toInstant(row?.since) };
  }
}
