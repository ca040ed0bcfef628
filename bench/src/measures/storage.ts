import { BackendProcess } from '../driver/backendProcess';
import type { Context, Measure } from '../driver/context';
import { sync, vacuum } from '../driver/posture';

const DAYS = 14;

/** What people did, which nobody can compute. */
const HISTORY = [
  'reviews',
  'tests',
  'test_entities',
  'imported_documents',
  'exceptions',
];

async function bytesByTable({ databases }: Context) {
  const rows: { relname: string; bytes: string }[] = await databases
    .of('continuity')('pg_stat_user_tables')
    .select(
      'relname',
      databases.of('continuity').raw('pg_total_relation_size(relid) as bytes'),
    );
  return new Map(rows.map(row => [row.relname, Number(row.bytes)]));
}

const sum = (sizes: Iterable<number>) => [...sizes].reduce((a, b) => a + b, 0);

/** Lets days pass in which nothing changes but that they pass. */
async function letDaysPass(context: Context) {
  const { databases, folder } = context;
  const backend = await BackendProcess.start({
    database: databases.config,
    folder,
  });
  try {
    const later = { ...context, backend };
    for (let day = 0; day <= DAYS; day++) {
      await backend.service.ask('POST', '/api/bench/clock', { days: day });
      await sync(later);
      await backend.task('continuity', 'posture-snapshot');
      await vacuum(context);
    }
  } finally {
    await backend.stop();
  }
}

/** Before anything is computed again, which would leave free space behind. */
export const storage: Measure = {
  name: 'storage',
  async run(context) {
    const { n, databases, report } = context;
    if (databases.engine !== 'pg') return;
    await vacuum(context);
    const tables = await bytesByTable(context);
    const history = sum(HISTORY.map(name => tables.get(name) ?? 0));
    report.add({
      target: 'storage',
      n,
      value: (sum(tables.values()) - history) / n,
      parts: Object.fromEntries(
        [...tables]
          .map(([name, bytes]): [string, number] => [name, bytes / n])
          .filter(([, bytes]) => bytes >= 10)
          .sort(([, a], [, b]) => b - a),
      ),
      note: `without ${Math.round(history / n)} bytes of history`,
    });
  },
};

export const days: Measure = {
  name: 'storage that unchanged days add',
  async run(context) {
    const { n, databases, report } = context;
    if (databases.engine !== 'pg') return;
    await vacuum(context);
    const before = sum((await bytesByTable(context)).values());
    await letDaysPass(context);
    const after = sum((await bytesByTable(context)).values());
    report.add({
      target: 'storage-days',
      n,
      value: (after / before - 1) * 100,
      note: `${DAYS} days`,
    });
  },
};
