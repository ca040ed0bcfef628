import { TestDatabases } from '@backstage/backend-test-utils';
import type { RecoveryTimeSource } from '@backstage-continuity/plugin-continuity-node';
import { createWorld, catalogEntity } from '../__testUtils__/world';
import { GraphReader } from './GraphReader';
import { RecoveryTimeSources } from './RecoveryTimeSources';

jest.setTimeout(120_000);

const NOW = '2026-06-01T12:00:00.000Z';
const REF = 'component:default/checkout';

/** A source whose times tests may change. */
class Plans implements RecoveryTimeSource {
  readonly id: string;
  readonly trust: number;
  readonly times: Map<string, { seconds: number; title?: string }>;
  changed: (refs: string[]) => Promise<void> = async () => {};

  constructor(id: string, trust: number, seconds: number) {
    this.id = id;
    this.trust = trust;
    this.times = new Map([[REF, { seconds, title: `${id} of checkout` }]]);
  }

  async recoveryTimes(refs: string[]) {
    return new Map([...this.times].filter(([ref]) => refs.includes(ref)));
  }

  subscribe(changed: Plans['changed']) {
    this.changed = changed;
  }
}

describe('sources of recovery times', () => {
  const databases = TestDatabases.create();

  it('must have ids of their own', () => {
    expect(() =>
      RecoveryTimeSources.create([
        new Plans('plans', 1, 60),
        new Plans('plans', 2, 60),
      ]),
    ).toThrow('Two sources of recovery times have the id "plans"');
  });

  it('take no id that means something else, and whole seconds only', async () => {
    expect(() =>
      RecoveryTimeSources.create([new Plans('measured', 1, 60)]),
    ).toThrow('"measured", which has a meaning of its own');
    await expect(
      RecoveryTimeSources.create([new Plans('plans', 1, 0.5)]).timesOf([REF]),
    ).rejects.toThrow(
      'The source "plans" says that component:default/checkout recovers in 0.5; expected whole seconds',
    );
  });

  it.each(databases.eachSupportedId())(
    'are trusted in their order, before what is declared, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const plans = new Plans('plans', 80, 1200);
      const world = await createWorld(database, {
        entities: [
          catalogEntity('Component', 'checkout', {
            type: 'service',
            lifecycle: 'production',
            continuity: { recoveryTime: '2h' },
          }),
        ],
        now: NOW,
        sources: [new Plans('options', 60, 600), plans],
      });
      const graph = new GraphReader({ database });
      const known = async () => (await graph.nodes([REF])).get(REF);
      expect(await known()).toMatchObject({
        node: {
          own: {
            seconds: 1200,
            source: { type: 'plans', title: 'plans of checkout' },
          },
        },
        forecast: { seconds: 1200 },
      });

      plans.times.delete(REF);
      await plans.changed([REF]);
      await world.posture.service.sweep();
      expect((await known())?.forecast?.seconds).toBe(600);
    },
  );
});
