import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PERSON_HEADER } from '../backend/signIn';
import type { Reading } from '../backend/counters';
import { Client } from './client';
import { backendConfig, SERVICE_TOKEN } from './config';
import { benchPath } from './paths';
import { patiently } from './patiently';

const START_WITHIN = 120_000;

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** The one backend process that everything is measured on. */
export class BackendProcess {
  /** Calls as a service. */
  readonly service: Client;
  /** Calls without any credentials. */
  readonly anybody: Client;
  readonly pid: number;
  readonly #config: string;
  readonly #child: ChildProcess;

  static async start(options: {
    database: Record<string, unknown>;
    folder: string;
    /** Further arguments of Node. */
    node?: string[];
  }): Promise<BackendProcess> {
    const { database, folder, node = [] } = options;
    const port = await freePort();
    // Of its own, for a backend goes by its file as long as it runs.
    const config = join(folder, `app-config-${port}.json`);
    writeFileSync(config, JSON.stringify(backendConfig({ port, database })));
    const child = spawn(
      process.execPath,
      [
        '--expose-gc',
        ...node,
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        benchPath('src/backend/main.ts'),
        '--config',
        config,
      ],
      {
        cwd: benchPath(),
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const log = createWriteStream(join(folder, 'backend.log'), { flags: 'a' });
    child.stdout!.pipe(log, { end: false });
    child.stderr!.pipe(log, { end: false });
    const backend = new BackendProcess(child, new Client(port), config);
    await backend.#ready(folder);
    return backend;
  }

  private constructor(child: ChildProcess, client: Client, config: string) {
    this.#config = config;
    this.#child = child;
    this.pid = child.pid!;
    this.anybody = client;
    this.service = client.with({ authorization: `Bearer ${SERVICE_TOKEN}` });
    process.on('exit', this.#kill);
  }

  #kill = () => {
    this.#child.kill('SIGKILL');
  };

  async #ready(folder: string) {
    await patiently(
      'The backend starts',
      async () => {
        if (this.#child.exitCode !== null) {
          throw new Error(`The backend ended, see ${folder}/backend.log`);
        }
        const answer = await this.anybody
          .send('GET', '/.backstage/health/v1/readiness')
          .catch(() => null);
        return answer?.status === 200;
      },
      { within: START_WITHIN, every: 200 },
    );
  }

  /** Calls as this person, who signs in for an hour. */
  async person(ref: string): Promise<Client> {
    const { backstageIdentity } = await this.anybody
      .with({ [PERSON_HEADER]: ref })
      .json<{ backstageIdentity: { token: string } }>(
        'GET',
        '/api/auth/bench/refresh',
      );
    return this.anybody.with({
      authorization: `Bearer ${backstageIdentity.token}`,
    });
  }

  reading(): Promise<Reading> {
    return this.service.json('GET', '/api/bench/reading');
  }

  /** Collects garbage first. */
  settled(): Promise<Reading> {
    return this.service.json('POST', '/api/bench/collect', {});
  }

  /** Runs a task of a plugin to its end. */
  task(pluginId: string, id: string): Promise<{ ms: number; cpu: number }> {
    return this.service.json('POST', `/api/bench/tasks/${pluginId}/${id}`, {});
  }

  async stop() {
    process.off('exit', this.#kill);
    if (this.#child.exitCode !== null) return;
    const ended = new Promise(done => this.#child.once('close', done));
    this.#child.kill('SIGTERM');
    const timer = setTimeout(this.#kill, 20_000);
    await ended;
    rmSync(this.#config, { force: true });
    clearTimeout(timer);
    this.anybody.close();
    this.service.close();
  }
}
