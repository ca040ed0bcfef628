/** The most that a job may be late: replicas that come up wait for half a minute. */
const LATE_SECONDS = 45;

/** Tasks that come round often enough to be seen. */
const often = [
  'inventory-sync',
  'posture-sweep',
  'posture-snapshot',
  'reminders',
];

export async function jobs({ query }) {
  const runs = await query(
    `select task, what, due_at, at,
       lag(what) over (partition by task order by id) as before,
       extract(epoch from at - due_at)::int as late
     from scheduled_runs order by id`,
  );
  const wrong = [];
  const periods = new Set();
  for (const { task, what, before, due_at: due } of runs) {
    if (what === 'begun' && before === 'begun') {
      wrong.push(`${task} began while it ran`);
    }
    if (what !== 'done') continue;
    const period = `${task} of ${due?.toISOString()}`;
    if (periods.has(period)) wrong.push(`${period} was done twice`);
    periods.add(period);
  }
  for (const task of often) {
    const done = runs.filter(run => run.task === task && run.what === 'done');
    if (done.length === 0) wrong.push(`${task} was never done`);
    // The last came to its time, when all was well again.
    const last = runs
      .filter(run => run.task === task && run.what === 'begun')
      .at(-1);
    if (last && last.late > LATE_SECONDS) {
      wrong.push(`${task} was ${last.late} s late at last`);
    }
  }
  return wrong;
}
