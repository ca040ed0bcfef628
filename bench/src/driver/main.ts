import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { epochOf, generateServices, people } from '../generator';
import { measures } from '../measures';
import { writeResults } from '../report';
import { BackendProcess } from './backendProcess';
import { Recorder, type Context } from './context';
import {
  PostgresDatabases,
  SqliteDatabases,
  type Databases,
} from './databases';
import { loadEverything } from './load';
import { readOptions, type Options } from './options';
import { benchPath } from './paths';
import { tell } from './progress';
import { templateKey } from './templateKey';

const folder = process.env.BENCH_FOLDER ?? '.data';

function open(options: Options): Databases {
  return options.engine === 'pg'
    ? new PostgresDatabases(process.env.BENCH_DATABASE_URL!)
    : new SqliteDatabases(join(folder, 'sqlite'));
}

async function ensureTemplate(
  databases: Databases,
  { n, epoch, fresh }: { n: number; epoch: number; fresh: boolean },
): Promise<string> {
  const key = templateKey(n, epoch);
  if (!fresh && (await databases.hasTemplate(key))) return key;
  tell(`Loading a catalog of ${n} services; it is kept for the next run`);
  await databases.reset();
  const backend = await BackendProcess.start({
    database: databases.config,
    folder,
  });
  try {
    await loadEverything(backend, databases, { n, epoch });
  } finally {
    await backend.stop();
  }
  await databases.keep(key);
  return key;
}

function signIn(backend: BackendProcess, who: keyof typeof people) {
  return backend.person(people[who].ref);
}

async function measureAt(
  n: number,
  databases: Databases,
  options: Options,
  report: Recorder,
) {
  const epoch = epochOf(new Date());
  const template = await ensureTemplate(databases, {
    n,
    epoch,
    fresh: options.fresh,
  });
  await databases.reset(template);
  tell(`Measuring with ${n} services`);
  const services = generateServices(n, epoch);
  const start = async (): Promise<Context> => {
    const backend = await BackendProcess.start({
      database: databases.config,
      folder,
      node: options.profile
        ? ['--cpu-prof', `--cpu-prof-dir=${benchPath('results')}`]
        : [],
    });
    return {
      n,
      epoch,
      options,
      folder,
      services,
      databases,
      backend,
      reader: await signIn(backend, 'reader'),
      contractor: await signIn(backend, 'contractor'),
      report,
    };
  };
  const context = await start();
  try {
    for (const measure of measures) {
      const wanted =
        options.only.length === 0 ||
        measure.always ||
        options.only.some(part => measure.name.includes(part));
      const due = !measure.once || n === options.sizes[0];
      if (!wanted || !due) continue;
      tell(measure.name);
      // What people sign in with lasts an hour, the whole may last longer.
      context.reader = await signIn(context.backend, 'reader');
      context.contractor = await signIn(context.backend, 'contractor');
      await measure.run(context);
    }
  } finally {
    await context.backend.stop();
    await databases.disconnect();
  }
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  mkdirSync(folder, { recursive: true });
  const databases = open(options);
  const report = new Recorder();
  for (const n of options.sizes) {
    await measureAt(n, databases, options, report);
  }
  process.exitCode = writeResults(report, options);
}

// Ends the backend, too, which hears of the end of this process only.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

main().catch(error => {
  tell(`The run is void: ${error.stack ?? error}`);
  process.exit(2);
});
