// A check that cannot fail proves nothing. Once all is said, each is shown what
// it is to find.
import { NOTIFICATIONS } from '../database.mjs';
import { added } from './added.mjs';
import { histories } from './histories.mjs';
import { jobs } from './jobs.mjs';
import { notifications } from './notifications.mjs';
import { rebuilt } from './rebuilt.mjs';
import { snapshots } from './snapshots.mjs';
import { states } from './states.mjs';
import { whole } from './whole.mjs';

/** The row of a table once more, but for what tells it apart. */
const again = (table, apart, where = 'true') =>
  `insert into ${table} select (jsonb_populate_record(r,
     jsonb_build_object(${apart}))).* from ${table} r where ${where} limit 1`;

/** Notes of reviews that must be there. */
const acknowledged = ({ added: entries }) =>
  [...entries.values()]
    .filter(entry => entry.table === 'reviews' && entry.acknowledged)
    .map(({ token }) => token);

const proofs = [
  // First, as what is broken by the others shows in the projection, too.
  {
    broken: 'a row of the projection is wrong',
    by: `delete from posture_findings where ctid =
      (select ctid from posture_findings limit 1)`,
    check: rebuilt,
  },
  {
    broken: 'a review is lost',
    by: `delete from reviews where id =
      (select id from reviews where note = $1 limit 1)`,
    values: ({ journal }) => [acknowledged(journal).at(-1)],
    check: added,
  },
  {
    broken: 'a review is there twice',
    by: again(
      'reviews',
      "'id', gen_random_uuid()::text, 'import_key', null, 'reverts', null",
      'note = $1',
    ),
    values: ({ journal }) => [acknowledged(journal)[0]],
    check: added,
  },
  {
    broken: 'a change of a test is lost',
    by: `update tests set revision = revision - 1 where id =
      (select id from tests where revision > 1 and import_key is null
         and follows_id is null limit 1)`,
    check: states,
  },
  {
    broken: 'an event of a record is lost',
    by: `delete from record_events where id =
      (select max(id) from record_events where kind <> 'became-stale')`,
    check: histories,
  },
  {
    broken: 'a test loses its entities',
    by: `delete from test_entities where test_id = (select id from tests limit 1)`,
    check: whole,
  },
  {
    broken: 'a notification is lost',
    by: 'delete from notification where id = (select id from notification limit 1)',
    database: NOTIFICATIONS,
    check: notifications,
  },
  {
    broken: 'a notification is there twice',
    by: again('notification', "'id', gen_random_uuid()"),
    database: NOTIFICATIONS,
    check: notifications,
  },
  {
    broken: 'a day is counted twice',
    by: again(
      'posture_snapshots',
      "'id', (select max(id) + 1 from posture_snapshots)",
      'until_day is null',
    ),
    check: snapshots,
  },
  {
    broken: 'a job runs twice for one period',
    by: `insert into scheduled_runs (task, what, due_at)
      select task, what, due_at from scheduled_runs
      where what = 'done' order by id desc limit 1`,
    check: jobs,
  },
];

/** @returns what was broken without being found */
export async function unproven(context) {
  const missed = [];
  for (const { broken, by, values, database, check } of proofs) {
    const before = await check(context);
    await context.query(by, values?.(context), database);
    const after = await check(context);
    if (after.length <= before.length) missed.push(`${broken}: not found`);
  }
  return missed;
}
