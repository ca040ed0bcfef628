// Scheduled tasks, as an operator has them run or lets go of a dead one.
import { PEOPLE } from './company.mjs';

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
 * Lets go of what a replica held that was killed: the scheduler itself would wait
 * until the task's time is out.
 *
 * @param before - runs that began before then, and still have not ended
 */
export async function releaseDead(context, before) {
  const running = await context.query(
    `select id from backstage_backend_tasks__tasks
     where current_run_ticket is not null
       and current_run_started_at < to_timestamp($1 / 1000.0)`,
    [before],
  );
  for (const { id } of running) await ask(context, `/${id}/cancel`);
  return running.map(({ id }) => id);
}

/** As if minutes had gone by: what waits to be sent again is due. */
export async function letTimePass({ query }) {
  await query(
    'update notices set next_attempt_at = now() where next_attempt_at > now()',
  );
}
