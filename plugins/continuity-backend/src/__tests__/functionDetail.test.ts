import { TestDatabases } from '@backstage/backend-test-utils';
import { catalogEntity } from '../__testUtils__/world';
import { startContinuity } from '../__testUtils__/backend';
import { BORIS, WEB } from '../__testUtils__/company';

jest.setTimeout(120_000);

const ref = (name: string) => `component:default/${name}`;

function service(name: string, recoveryTime: string, needs: string[]) {
  return catalogEntity(
    'Component',
    name,
    {
      type: 'service',
      lifecycle: 'production',
      continuity: {
        recoveryTime,
        dependencies: needs.map(need => ({ ref: ref(need) })),
      },
    },
    { ownedBy: WEB },
  );
}

function supportedBy(name: string, supporter: string) {
  return catalogEntity(
    'VitalBusinessFunction',
    name,
    { owner: WEB, rto: '2h', supportedBy: [supporter] },
    { ownedBy: WEB },
  );
}

const tills = Array.from({ length: 60 }, (_, at) => `till-${at + 10}`);

const entities = [
  // Of a cycle that is entered at the ledger, the archive takes longest.
  supportedBy('booking', 'desk'),
  service('desk', '10m', ['ledger']),
  service('ledger', '20m', ['index']),
  service('index', '5m', ['archive']),
  service('archive', '3h', ['ledger', 'disk']),
  service('disk', '1h', []),
  // Each of the tills takes the function down.
  supportedBy('selling', 'shop'),
  service('shop', '1m', tills),
  ...tills.map((name, at) => service(name, `${at + 2}m`, [])),
];

describe('what is known of a function', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  it.each(databases.eachSupportedId())(
    'finds the slowest in cycles, and tells the longest points, %p',
    async databaseId => {
      const backend = await startContinuity({
        database: await databases.init(databaseId),
        entities,
      });
      stop = backend.stop;
      // So many at once are judged by the sweep.
      await backend.scheduler.triggerTask('posture-sweep');
      const boris = backend.api(BORIS);
      const named = (name: string) => ({
        params: { namespace: 'default', name },
      });
      expect(await boris.getFunction(named('booking'))).toMatchObject({
        slowestRef: ref('archive'),
        slowestSeconds: 3 * 3600,
        singlePointsTotal: 5,
      });
      const { singlePoints, singlePointsTotal } = await boris.getFunction(
        named('selling'),
      );
      expect(singlePointsTotal).toBe(61);
      expect(singlePoints).toHaveLength(50);
      expect(singlePoints[0]).toMatchObject({
        entityRef: ref('till-69'),
        forecast: { seconds: 61 * 60, lowerBound: false },
      });
      expect(singlePoints[49].entityRef).toBe(ref('till-20'));
    },
  );
});
