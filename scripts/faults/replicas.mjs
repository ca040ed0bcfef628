// Three backends on one database, each a process of its own.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { exitOf, freePort, root, start } from '../lib/process.mjs';
import { writeConfig } from './config.mjs';
import { until } from './until.mjs';

/** They disagree about the time of day, which must not matter. */
const ZONES = {
  one: 'UTC',
  two: 'America/St_Johns',
  three: 'Pacific/Chatham',
};

const transform = join(
  root,
  'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
);

/** A replica that can be killed, asked to end, and started again. */
export class Replica {
  #child;
  #isReady = false;
  #config;
  #log;

  static async create(name, { folder, logs, ...shared }) {
    const replica = new Replica();
    replica.name = name;
    replica.port = await freePort();
    replica.url = `http://127.0.0.1:${replica.port}`;
    replica.restarts = 0;
    replica.#config = writeConfig(folder, {
      ...shared,
      name,
      port: replica.port,
    });
    replica.#log = createWriteStream(join(logs, `faults-${name}.log`));
    return replica;
  }

  /**
   * Whether it is to be asked, as a load balancer finds out: it has come up, and
   * nobody has told it to end.
   */
  get lives() {
    return this.#isReady && this.#child !== undefined;
  }

  start() {
    const child = start(
      process.execPath,
      [
        '--require',
        transform,
        'scripts/faults/replica.cjs',
        '--config',
        this.#config,
      ],
      {
        // Neither development nor production: the server ends as in production,
        // and people sign in as in the demonstration.
        env: {
          ...process.env,
          NODE_ENV: 'staging',
          LOG_LEVEL: 'info',
          TZ: ZONES[this.name],
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.pipe(this.#log, { end: false });
    child.stderr.pipe(this.#log, { end: false });
    this.#child = child;
    // One that ends without being told has failed.
    child.once('close', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.died = `${this.name} ended by itself (${signal ?? code})`;
    });
  }

  /** Waits until there is an answer at all. */
  listens() {
    return until(`replica ${this.name} listens`, async () => {
      if (this.died) throw new Error(this.died);
      await fetch(this.url);
      return true;
    });
  }

  /** Waits until it answers, its plugins included. */
  async ready() {
    await until(`replica ${this.name} answers`, async () => {
      if (this.died) throw new Error(this.died);
      const health = await fetch(`${this.url}/.backstage/health/v1/readiness`);
      if (!health.ok) return undefined;
      // Not allowed without a token, and no longer starting.
      const { status } = await fetch(`${this.url}/api/continuity/policy`);
      return status === 401 || undefined;
    });
    this.#isReady = true;
    return this;
  }

  async kill() {
    await this.#end('SIGKILL');
  }

  /** @returns the exit code */
  terminate() {
    return this.#end('SIGTERM');
  }

  restart() {
    this.restarts++;
    this.start();
    const ready = this.ready();
    // Whoever does other things meanwhile hears of a failure when they wait.
    ready.catch(() => {});
    return ready;
  }

  async #end(signal) {
    const child = this.#child;
    if (!child) return undefined;
    this.#child = undefined;
    this.#isReady = false;
    const ended = exitOf(child);
    child.kill(signal);
    return ended;
  }
}

/** Starts the first alone until it has begun to create the tables of everything. */
export async function startReplicas(options) {
  const replicas = [];
  for (const name of Object.keys(ZONES)) {
    replicas.push(await Replica.create(name, options));
  }
  options.onCreated(replicas);
  const [first, ...others] = replicas;
  first.start();
  await first.listens();
  // They take longer to come up than tables take to be created.
  others.forEach(replica => replica.start());
  await Promise.all(replicas.map(replica => replica.ready()));
  return replicas;
}
