import { own } from './reviews.mjs';

const DAY_MS = 86_400_000;
const inDays = days => new Date(Date.now() + days * DAY_MS).toISOString();

/** Plans a test, changes it, and has it cancelled or its outcome recorded. */
export async function test(worker) {
  const refs = own(worker).slice(0, worker.random.between(1, 4));
  const created = await worker.add('createTest', {
    table: 'tests',
    send: title =>
      worker.ada.createTest({
        body: {
          title,
          area: 'continuity',
          type: 'full',
          entityRefs: refs,
          plannedAt: inDays(worker.random.between(1, 90)),
          rrule: worker.random.chance(0.3) ? 'FREQ=MONTHLY' : null,
        },
      }),
    find: async title => {
      const { items } = await worker.ada.listTests({
        query: { entityRef: refs, sort: '-plannedAt', limit: 500 },
      });
      // What follows it in its series has the same title.
      return items.find(item => item.title === title && !item.followsId);
    },
  });
  const one = new TestOf(worker, created);
  await one.to('changeTest', { note: worker.token() });
  if (worker.random.chance(0.4)) {
    await one.to('cancelTest', { reason: 'Not now' });
    if (worker.random.chance(0.5)) await one.to('reinstateTest', {});
    return;
  }
  await one.to('recordOutcome', outcome(refs, 30));
  if (worker.random.chance(0.5)) {
    await one.to('recordOutcome', outcome(refs, 20));
  }
}

class TestOf {
  #worker;
  #test;

  constructor(worker, test) {
    this.#worker = worker;
    this.#test = test;
    this.#promised();
  }

  async to(operation, body) {
    const { id, revision } = this.#test;
    const { ada, journal } = this.#worker;
    this.#test = await this.#worker.change(operation, {
      send: () =>
        ada[operation]({ params: { id }, body: { revision, ...body } }),
      look: async () => {
        const test = await ada.getTest({ params: { id } });
        if (test.revision > revision + 1) {
          journal.complain(`${operation} of test ${id} was done twice`);
        }
        return test.revision > revision ? test : undefined;
      },
    });
    this.#promised();
  }

  #promised() {
    const { id, revision, state, note, result } = this.#test;
    this.#worker.journal.must('tests', id, {
      revision,
      state,
      note,
      outcome: result?.outcome ?? null,
    });
  }
}

function outcome(refs, minutes) {
  const at = offset =>
    new Date(Date.now() - DAY_MS + offset * 60_000).toISOString();
  return {
    outcome: 'successful',
    instants: { disruptedAt: at(0), declaredAt: at(5) },
    entities: refs.map(entityRef => ({
      entityRef,
      instants: {
        lastRecoverablePointAt: at(-1),
        recoveryStartedAt: at(6),
        recoveredAt: at(minutes - 1),
        validatedAt: at(minutes),
      },
    })),
  };
}
