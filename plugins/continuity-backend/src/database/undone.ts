import type { Knex } from 'knex';

/**
 * Runs `work` in a transaction, within another one from a savepoint on, and
 * takes back whatever it wrote: what would be can be looked at that way.
 */
export async function undone<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const tx = await knex.transaction();
  try {
    return await work(tx);
  } finally {
    await tx.rollback();
  }
}
