// Scheduled tasks, seen from outside.
import { PEOPLE } from './company.mjs';
import { until } from './until.mjs';

function ask({ replicas, tokens }, path, method = 'POST') {
  const replica = replicas.find(one => one.lives);
  return fetch(
    `${replica.url}/api/continuity/.backstage/scheduler/v1/tasks${path}`,
    { method, headers: { authorization: `Bearer ${tokens[PEOPLE[0]]}` } },
  );
}

/** Has a task run now, unless it does. */
export async function trigger(context, id) {
  const { status } = await ask(context, `/${id}/trigger`);
  if (status !== 200 && status !== 409) {
    throw new Error(`Triggering ${id} was answered with ${status}`);
  }
}

/**
 * Waits until nothing is left of the runs that began before then: those of the
 * dead are let go of by the living.
 */
export async function heldByDead({ query }, before) {
  const held = () =>
    query(
      `select id from backstage_backend_tasks__tasks
       where current_run_ticket is not null
         and current_run_started_at < to_timestamp($1 / 1000.0)`,
      [before],
    );
  const first = await held();
  const began = Date.now();
  await until('the tasks of the dead go on', async () => {
    return (await held()).length === 0;
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  return first.length === 0
    ? 'no task was held by the dead'
    : `${first.map(({ id }) => id).join()} went on ${seconds} s later`;
}

/** As if minutes had gone by: what waits to be sent again is due. */
export async function letTimePass({ query }) {
  await query(
    'update notices set next_attempt_at = now() where next_attempt_at > now()',
  );
}
