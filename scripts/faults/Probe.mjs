// Somebody who wants to know the posture all the time, and takes the next
// replica when one does not answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { PEOPLE, STILL } from './company.mjs';
import { apiOf } from './people.mjs';

const [kindAndNamespace, name] = STILL.split('/');
const [kind, namespace] = kindAndNamespace.split(':');

export class Probe {
  samples = [];
  #replicas;
  #apis;
  #stopped = false;
  #running;

  constructor({ replicas, tokens }) {
    this.#replicas = replicas;
    this.#apis = new Map(
      replicas.map(replica => [
        replica,
        apiOf(tokens[PEOPLE[0]], () => replica),
      ]),
    );
  }

  start() {
    this.#running = (async () => {
      while (!this.#stopped) {
        this.samples.push(await this.ask());
        await sleep(300);
      }
    })();
  }

  async stop() {
    this.#stopped = true;
    await this.#running;
  }

  /** What the first replica says that answers at all. */
  async ask() {
    const at = Date.now();
    let failure = 'nobody lives';
    for (const replica of this.#replicas) {
      if (!replica.lives) continue;
      const api = this.#apis.get(replica);
      try {
        const posture = await api.getEntityPosture({
          params: { kind, namespace, name },
        });
        const state = await api.getState();
        const age = Date.now() - Date.parse(state.syncedAt);
        return { at, served: true, status: posture.status, age, ...state };
      } catch (error) {
        failure = error.message;
      }
    }
    return { at, served: false, failure };
  }

  /** What was seen since then. */
  since(instant) {
    return this.samples.filter(({ at }) => at >= instant);
  }
}
