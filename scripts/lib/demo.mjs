// The real backend, serving the built app on one origin, with a copy of the
// example organisation and a database, both gone afterwards.
import { cpSync, createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilSettled } from './demoState.mjs';
import {
  backstageCli,
  freePort,
  root,
  runNode,
  start,
  stop,
  temporaryFolder,
} from './process.mjs';

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
 * Starts the backend and waits until it knows the example organisation.
 *
 * Its answer names the folder of the demo: `examples` in it is the copy that the
 * catalog reads, which may be edited, and `backend.pid` says which process to
 * kill in order to see a restart.
 *
 * @param logFile - where the backend's log goes
 */
export async function startDemo({ logFile }) {
  const folder = temporaryFolder('continuity-demo');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const config = writeConfig(folder, { url, port });
  const log = createWriteStream(logFile);
  const backend = keepRunning(
    () => startBackend(config, log),
    join(folder, 'backend.pid'),
  );
  try {
    await untilSettled(url, backend);
  } catch (error) {
    await backend.stop();
    throw error;
  }
  return { url, folder, stop: backend.stop };
}

function writeConfig(folder, { url, port }) {
  const examples = join(folder, 'examples');
  cpSync(join(root, 'examples'), examples, { recursive: true });
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
      catalog: {
        locations: [
          { type: 'file', target: join(examples, 'catalog/all.yaml') },
        ],
      },
      continuity: {
        imports: ['history', 'records', 'records-as-code'].map(folder => ({
          target: join(examples, folder),
        })),
      },
    }),
  );
  return config;
}

/** As the command line starts it, but for its watching of files. */
function startBackend(config, log) {
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
  backend.stdout.pipe(log, { end: false });
  backend.stderr.pipe(log, { end: false });
  return backend;
}

/** Starts a process, and again whenever somebody kills it. */
function keepRunning(startProcess, pidFile) {
  let child;
  let stopped = false;
  const run = () => {
    child = startProcess();
    writeFileSync(pidFile, String(child.pid));
    child.once('close', (_code, signal) => {
      if (signal === 'SIGKILL' && !stopped) run();
    });
  };
  run();
  return {
    /** Set once it has ended by itself, which it should not. */
    get exitCode() {
      return child.exitCode;
    },
    stop: () => {
      stopped = true;
      return stop(child);
    },
  };
}
