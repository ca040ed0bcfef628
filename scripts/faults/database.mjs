// Looking into the database from outside, and a record of all scheduled runs.
import { until } from './until.mjs';

const PLUGIN = 'backstage_plugin_continuity';
export const NOTIFICATIONS = 'backstage_plugin_notifications';

/** Runs statements on a connection of its own. */
export function lookInto(postgres) {
  const connected = async (database, work) => {
    const client = postgres.client(database);
    // Cut off with the server; the query under way says so.
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  };
  const query = async (sql, values = [], database = PLUGIN) =>
    connected(database, async client => (await client.query(sql, values)).rows);
  /** Holds a table so that nobody else writes to it while the work lasts. */
  const holding = (table, work) =>
    connected(PLUGIN, async client => {
      await client.query('begin');
      await client.query(`lock table ${table} in exclusive mode`);
      try {
        return await work();
      } finally {
        await client.query('rollback').catch(() => {});
      }
    });
  /** Waits until somebody waits for a table that is held. */
  const somebodyWaits = table =>
    until(`somebody waits for ${table}`, async () => {
      const rows = await query(
        'select 1 from pg_locks where relation = $1::regclass and not granted',
        [table],
      );
      return rows.length > 0;
    });
  return { query, holding, somebodyWaits };
}

/**
 * From now on every scheduled run is written down, with the time that it was due
 * at. A period is known by that time.
 */
export const RECORD_RUNS = `
  create table scheduled_runs (
    id bigserial primary key,
    task text not null,
    what text not null,
    due_at timestamptz,
    at timestamptz not null default clock_timestamp()
  );
  create function record_run() returns trigger language plpgsql as $$
  begin
    insert into scheduled_runs (task, what, due_at) values (
      new.id,
      case
        when new.current_run_ticket is not null then 'begun'
        when new.last_run_error_json is null then 'done'
        else 'failed'
      end,
      old.next_run_start_at
    );
    return null;
  end $$;
  create trigger record_run after update on backstage_backend_tasks__tasks
    for each row
    when (old.current_run_ticket is distinct from new.current_run_ticket)
    execute function record_run();
`;
