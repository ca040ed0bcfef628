import type { Context } from './context';

/** The server tells others of its counts once a second. */
const TOLD_WITHIN = 1500;

/** That something was read and when tasks ran, nothing of what was read. */
const STATE = ['inventory_sync', 'task_beats'];

/** Rows written to the continuity database while something is done; PostgreSQL only. */
export async function rowsWritten(
  { databases }: Context,
  work: () => Promise<unknown>,
): Promise<number> {
  const knex = databases.of('continuity');
  const written = async () => {
    await new Promise(resolve => setTimeout(resolve, TOLD_WITHIN));
    const [row] = await knex('pg_stat_user_tables')
      .whereNotIn('relname', STATE)
      .select(knex.raw('sum(n_tup_ins + n_tup_upd + n_tup_del) as rows'));
    return Number(row.rows);
  };
  const before = await written();
  await work();
  return (await written()) - before;
}
