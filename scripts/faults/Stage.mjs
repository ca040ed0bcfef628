// Everything that takes part: the database, the replicas, the way to the catalog
// and to notifications, the people, and whoever looks at the posture.
import { startPostgres } from '../lib/postgres.mjs';
import { temporaryFolder } from '../lib/process.mjs';
import { checks } from './checks/index.mjs';
import { unproven } from './checks/proofs.mjs';
import { writeCompany } from './company.mjs';
import { lookInto, RECORD_RUNS } from './database.mjs';
import { Journal } from './journal.mjs';
import { signIn } from './people.mjs';
import { Probe } from './Probe.mjs';
import { startProxy } from './proxy.mjs';
import { randomFrom } from './random.mjs';
import { startReplicas } from './replicas.mjs';
import { rounds } from './rounds/index.mjs';
import { letTimePass, trigger } from './tasks.mjs';
import { until } from './until.mjs';
import { Worker } from './Worker.mjs';
import { deeds } from './work/index.mjs';

const WORKERS = 6;

export class Stage {
  #options;
  #began = Date.now();
  #context = { replicas: [], journal: new Journal() };
  #working = [];
  #stopped = false;

  constructor(options) {
    this.#options = options;
  }

  async start() {
    const context = this.#context;
    const { seed, logs } = this.#options;
    context.random = randomFrom(seed);
    context.postgres = await startPostgres({ durable: true });
    Object.assign(context, lookInto(context.postgres));
    context.proxy = await startProxy(() =>
      context.replicas.filter(one => one.lives).map(({ url }) => url),
    );
    const folder = temporaryFolder('continuity-faults');
    await startReplicas({
      folder,
      logs,
      postgres: context.postgres,
      proxy: context.proxy,
      company: writeCompany(folder),
      onCreated: replicas => {
        context.replicas = replicas;
      },
    });
    context.tokens = await signIn(context.replicas[0]);
    await context.query(RECORD_RUNS);
    context.probe = new Probe(context);
    await until('the catalog is read', async () => {
      const { entities, status, pendingChanges } = await context.probe.ask();
      return status && entities > 30 && pendingChanges === 0;
    });
    this.#say(`three replicas are ready`);
    context.probe.start();
    const { random } = context;
    this.#working = Array.from({ length: WORKERS }, (_, index) =>
      new Worker({
        ...context,
        index,
        random: random.fork(`worker ${index}`),
        stopped: () => this.#stopped,
      }).run(deeds),
    );
  }

  /** Plays the rounds, has everything come to rest, and checks. */
  async play() {
    const { only, minutes } = this.#options;
    const chosen = rounds.filter(({ fault }) => !only || fault.match(only));
    const deadline = Date.now() + minutes * 60_000;
    const results = [];
    for (const one of chosen) results.push(await this.#round(one));
    // What is left of the time goes to faults that chance picks.
    while (Date.now() < deadline - 60_000) {
      results.push(await this.#round(this.#context.random.pick(chosen)));
    }
    await this.#rest();
    const { journal } = this.#context;
    const findings = [];
    // The last breaks what the others look at.
    const proof = ['each check finds what is broken on purpose', unproven];
    for (const [promise, check] of [...checks, proof]) {
      const wrong = await check(this.#context).catch(error => [error.message]);
      findings.push({ promise, wrong });
    }
    return { results, findings, journal };
  }

  async #round({ fault, run }) {
    const from = Date.now();
    let result;
    try {
      result = await run({
        ...this.#context,
        random: this.#context.random.fork(fault),
      });
    } catch (error) {
      result = { did: 'did not come to its end', wrong: [error.message] };
    }
    const took = Math.round((Date.now() - from) / 1000);
    this.#say(`${fault}, ${took} s: ${result.did}`);
    for (const what of result.wrong) this.#say(`  WRONG: ${what}`);
    return { fault, ...result };
  }

  /** Nobody works any more, and what waits is done. */
  async #rest() {
    const context = this.#context;
    this.#stopped = true;
    await Promise.all(this.#working);
    await context.probe.stop();
    this.#say('people have gone home');
    await until(
      'everything is told',
      async () => {
        await letTimePass(context);
        await trigger(context, 'reminders');
        const [{ waiting }] = await context.query(
          `select (select count(*) from notices where next_attempt_at is not null)
           + (select count(*) from record_events where not noticed) as waiting`,
        );
        return Number(waiting) === 0;
      },
      { everyMs: 2_000 },
    );
    await trigger(context, 'posture-snapshot');
    await until('the day is counted', async () => {
      const [row] = await context.query(
        "select 1 from scheduled_runs where task = 'posture-snapshot' and what = 'done'",
      );
      return row !== undefined;
    });
  }

  async stop() {
    this.#stopped = true;
    const { replicas, proxy, postgres } = this.#context;
    await Promise.all(replicas.map(replica => replica.kill()));
    await proxy?.stop();
    await postgres?.stop();
  }

  #say(what) {
    const seconds = Math.round((Date.now() - this.#began) / 1000);
    console.log(`${String(seconds).padStart(4)} s  ${what}`);
  }
}
