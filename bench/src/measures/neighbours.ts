import type { Client } from '../driver/client';
import type { Context, Measure } from '../driver/context';
import { sweep } from '../driver/posture';
import { NO_OP } from '../driver/samplers';
import { quantile } from '../driver/sampling';

const EVERY = 10;
const IDLE_FOR = 5000;
const BUSY_FOR = 10_000;

/** Asks for nothing again and again while something else is done. */
async function probeDuring(
  client: Client,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  const timer = setInterval(() => {
    waiting.push(
      client.get(NO_OP).then(({ ms }) => {
        times.push(ms);
      }),
    );
  }, EVERY);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  await Promise.all(waiting);
  return times;
}

async function again(until: number, work: () => Promise<unknown>) {
  while (Date.now() < until) await work();
}

/** Rollups, readings of the catalog and an evaluation of everything, all at once. */
async function busy({ reader, backend, ...context }: Context) {
  const until = Date.now() + BUSY_FOR;
  await Promise.all([
    again(until, async () => {
      for (const by of ['group', 'tier', 'function']) {
        await reader.get(`/api/continuity/rollup?by=${by}`);
      }
    }),
    again(until, () => backend.task('continuity', 'inventory-sync')),
    backend.service
      .ask('POST', '/api/continuity/sync', { rebuild: true })
      .then(() => sweep({ reader, backend, ...context })),
  ]);
}

export const neighbours: Measure = {
  name: 'neighbours while rollups and syncs run',
  async run(context) {
    const { n, reader, report } = context;
    const idle = await probeDuring(
      reader,
      () => new Promise(resolve => setTimeout(resolve, IDLE_FOR)),
    );
    const during = await probeDuring(reader, () => busy(context));
    const parts = {
      idle: quantile(idle, 0.95),
      during: quantile(during, 0.95),
    };
    report.add({
      target: 'neighbours-p95',
      n,
      value: parts.during / parts.idle,
      rounds: during.length,
      parts,
    });
    report.add({
      target: 'neighbours-max',
      n,
      value: Math.max(...during),
      rounds: during.length,
      parts: { idle: Math.max(...idle) },
    });
  },
};
