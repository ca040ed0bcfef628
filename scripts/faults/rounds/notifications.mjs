import { setTimeout as sleep } from 'node:timers/promises';
import { trigger } from '../tasks.mjs';
import { until } from '../until.mjs';

/** Notifications refuse, then accept: what was to be told waits, and is told. */
export async function notificationsRefuse(context) {
  const { proxy, query } = context;
  proxy.set('notifications', 'refuse');
  let refused;
  try {
    await until('something is refused', async () => {
      await trigger(context, 'reminders');
      await sleep(1_000);
      const rows = await query(
        'select key from notices where sent_at is null and last_error is not null',
      );
      return rows.length > 0;
    });
    await sleep(3 * 1000);
    refused = await query(
      'select key from notices where sent_at is null and attempts > 0',
    );
  } finally {
    proxy.set('notifications', 'pass');
  }
  return { did: `${refused.length} notifications refused`, wrong: [] };
}
