// Somebody at work who never forgets what was promised. After an answer that
// did not come, they look whether it was done, and go on from there.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PEOPLE } from './company.mjs';
import { apiOf } from './people.mjs';
import { until } from './until.mjs';

/** Refused, and so not done. 401: the one who knows the keys was away. */
const isRefused = status => status >= 400 && status < 500 && status !== 401;

export class Worker {
  constructor({ index, random, journal, tokens, replicas, stopped }) {
    Object.assign(this, { index, random, journal, stopped });
    const pick = () => {
      const living = replicas.filter(replica => replica.lives);
      // Nobody lives: the refused connection says so.
      return random.pick(living.length > 0 ? living : replicas);
    };
    const [ada, ben, cleo] = PEOPLE.map(person => apiOf(tokens[person], pick));
    Object.assign(this, { ada, ben, cleo, pick });
  }

  /** Text that nothing else carries. */
  token() {
    return `deed-${this.index}-${randomUUID().slice(0, 13)}`;
  }

  /** Reads until somebody answers. */
  read(ask) {
    return until('somebody answers a reader', ask, { withinMs: 180_000 });
  }

  /**
   * Adds rows, each attempt with a token of its own.
   *
   * @param send - the request, given the token
   * @param find - what it added, as far as it did, given the token
   */
  async add(operation, { table, rows = 1, send, find }) {
    for (;;) {
      const token = this.token();
      const entry = this.journal.adding(table, token, rows);
      const { outcome, answer } = await this.#ask(operation, () => send(token));
      if (outcome === 'acknowledged') {
        entry.acknowledged = true;
        return answer;
      }
      if (outcome === 'refused') throw answer;
      const found = await this.read(async () => ({ it: await find(token) }));
      if (found.it !== undefined) {
        this.journal.counts.lateAcknowledged++;
        entry.acknowledged = true;
        return found.it;
      }
    }
  }

  /**
   * Changes something that nobody else changes.
   *
   * @param send - the request, which does nothing when it has been done
   * @param look - reads the thing; undefined unless the change is done
   */
  async change(operation, { send, look }) {
    let uncertain = false;
    for (;;) {
      const { outcome, answer } = await this.#ask(operation, send);
      if (outcome === 'acknowledged') return answer;
      if (outcome === 'refused' && !uncertain) throw answer;
      uncertain = true;
      const seen = await this.read(async () => ({ it: await look() }));
      if (seen.it !== undefined) {
        this.journal.counts.lateAcknowledged++;
        return seen.it;
      }
      if (outcome === 'refused') throw answer;
    }
  }

  /** Asks again until it is done: what does no harm when done twice. */
  async retried(operation, send) {
    for (;;) {
      const { outcome, answer } = await this.#ask(operation, send);
      if (outcome === 'acknowledged') return answer;
      if (outcome === 'refused') throw answer;
    }
  }

  async #ask(operation, send) {
    try {
      const answer = await send();
      this.journal.answered(operation, 'acknowledged');
      return { outcome: 'acknowledged', answer };
    } catch (error) {
      const outcome = isRefused(error.statusCode) ? 'refused' : 'unknown';
      this.journal.answered(operation, outcome);
      // What was under way has a moment to come through.
      if (outcome === 'unknown') await sleep(500);
      return { outcome, answer: error };
    }
  }

  /** Does one thing after another until told to stop. */
  async run(deeds) {
    while (!this.stopped()) {
      const [name, deed] = this.random.pick(deeds);
      try {
        await deed(this);
      } catch (error) {
        const { message, body } = error;
        this.journal.complain(
          `${name} by worker ${this.index}: ${body?.error?.message ?? message}`,
        );
        await sleep(1_000);
      }
    }
  }
}
