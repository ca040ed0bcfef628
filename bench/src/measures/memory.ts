import { readFileSync, writeFileSync } from 'node:fs';
import { BackendProcess } from '../driver/backendProcess';
import type { Measure } from '../driver/context';
import { sweep } from '../driver/posture';
import { people } from '../generator';

const MB = 1024 * 1024;
const GIVEN_BACK_WITHIN = 3000;

/** The most memory that the process has had since the last call, in bytes; Linux. */
function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return Number(kilobytes) * 1024;
}

/** In a process of its own, whose memory nothing has filled yet. */
export const memory: Measure = {
  name: 'memory of rollups and syncs',
  async run(context) {
    if (process.platform !== 'linux') return;
    const { n, databases, report, folder } = context;
    const backend = await BackendProcess.start({
      database: databases.config,
      folder,
    });
    try {
      const reader = await backend.person(people.reader.ref);
      const rollups = async () => {
        for (const by of ['group', 'tier', 'function']) {
          await Promise.all(
            [1, 2, 3].map(() => reader.get(`/api/continuity/rollup?by=${by}`)),
          );
        }
      };
      await rollups();
      const idle = async () => {
        await backend.settled();
        // What was collected is given back a little later.
        await new Promise(resolve => setTimeout(resolve, GIVEN_BACK_WITHIN));
        return (await backend.settled()).rss;
      };
      const grown = async (work: () => Promise<unknown>) => {
        const rss = await idle();
        peakOf(backend.pid);
        await work();
        return (peakOf(backend.pid) - rss) / MB;
      };
      const rss = await idle();
      report.add({
        target: 'memory-rollup',
        n,
        value: await grown(rollups),
        parts: { idle: rss / MB },
      });
      report.add({
        target: 'memory-sync',
        n,
        value: await grown(async () => {
          await backend.service.ask('POST', '/api/continuity/sync', {
            rebuild: true,
          });
          await backend.task('continuity', 'inventory-sync');
          await sweep({ ...context, backend });
        }),
        parts: { idle: rss / MB },
        note: 'everything computed anew',
      });
    } finally {
      await backend.stop();
    }
  },
};
