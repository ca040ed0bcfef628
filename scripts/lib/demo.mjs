// The real backend, serving the built app on one origin, with the example
// organisation and a database that is gone afterwards.
import { createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  backstageCli,
  freePort,
  root,
  runNode,
  start,
  stop,
  temporaryFolder,
} from './process.mjs';

const START_WITHIN_MS = 180_000;

/** Builds packages/app unless it was built before. */
export async function buildApp({ force = false } = {}) {
  const app = join(root, 'packages/app');
  if (!force && existsSync(join(app, 'dist/index.html'))) {
    return;
  }
  const code = await runNode([backstageCli, 'package', 'build'], { cwd: app });
  if (code !== 0) {
    throw new Error('The app does not build');
  }
}

/**
 * Starts the backend and waits until the catalog has read the example.
 *
 * @param logFile - where the backend's log goes
 */
export async function startDemo({ logFile }) {
  const folder = temporaryFolder('continuity-demo');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const config = join(folder, 'app-config.json');
  writeFileSync(
    config,
    JSON.stringify({
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { port },
        cors: { origin: url },
        database: { connection: { directory: join(folder, 'data') } },
      },
    }),
  );

  // As the command line starts it, but for its watching of files.
  const backend = start(
    process.execPath,
    [
      '--enable-source-maps',
      '--require',
      join(root, 'node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
      'src/index.ts',
      '--config',
      join(root, 'app-config.yaml'),
      '--config',
      config,
    ],
    {
      cwd: join(root, 'packages/backend'),
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log = createWriteStream(logFile);
  backend.stdout.pipe(log);
  backend.stderr.pipe(log);

  try {
    await untilCatalogIsRead(url, backend);
  } catch (error) {
    await stop(backend);
    throw error;
  }
  return { url, stop: () => stop(backend) };
}

/** The catalog is read when nothing has been added to it for a while. */
async function untilCatalogIsRead(url, backend) {
  const deadline = Date.now() + START_WITHIN_MS;
  let seen = 0;
  let unchanged = 0;
  while (unchanged < 3) {
    if (backend.exitCode !== null) {
      throw new Error(`The backend ended with code ${backend.exitCode}`);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `The backend was not ready within ${START_WITHIN_MS / 1000} s`,
      );
    }
    await sleep(1_000);
    const count = await countEntities(url).catch(() => 0);
    unchanged = count > 0 && count === seen ? unchanged + 1 : 0;
    seen = count;
  }
}

async function countEntities(url) {
  const { items: people } = await getJson(`${url}/api/demo/people`);
  if (people.length === 0) {
    return 0;
  }
  // Somebody who may see everything: contractors may not.
  const person = people.find(({ role }) => role !== 'Contractor') ?? people[0];
  const session = await getJson(`${url}/api/auth/demo/refresh`, {
    'x-demo-person': person.entityRef,
  });
  const { totalItems } = await getJson(
    `${url}/api/catalog/entities/by-query?limit=1`,
    { authorization: `Bearer ${session.backstageIdentity.token}` },
  );
  return totalItems;
}

async function getJson(url, headers) {
  const response = await fetch(url, { headers });
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return response.json();
}
