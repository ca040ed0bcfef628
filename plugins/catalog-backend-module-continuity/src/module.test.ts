import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  CONTINUITY_ENTITY_CHANGED_TOPIC,
  ContinuityEntityChangedPayload,
} from '@backstage-continuity/plugin-continuity-node';
import continuity from './index';

jest.setTimeout(120_000);

type Spec = NonNullable<Entity['spec']>;

function entity(kind: string, name: string, spec: Spec): Entity {
  const isFunction = kind === 'VitalBusinessFunction';
  return {
    apiVersion: isFunction ? 'continuity/v1alpha1' : 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        [ANNOTATION_LOCATION]: 'url:https://example.org/catalog.yaml',
        [ANNOTATION_ORIGIN_LOCATION]: 'url:https://example.org/catalog.yaml',
      },
    },
    spec: isFunction
      ? spec
      : { type: 'service', lifecycle: 'production', owner: 'shop', ...spec },
  };
}

/** A real catalog that is fed by hand. */
async function startCatalog() {
  let connection: EntityProviderConnection | undefined;
  const provider: EntityProvider = {
    getProviderName: () => 'test',
    connect: async given => {
      connection = given;
    },
  };
  const announced: string[] = [];
  const feeder = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'feeder',
    register({ registerInit }) {
      registerInit({
        deps: {
          catalog: catalogProcessingExtensionPoint,
          events: eventsServiceRef,
        },
        async init({ catalog, events }) {
          catalog.addEntityProvider(provider);
          await events.subscribe({
            id: 'test',
            topics: [CONTINUITY_ENTITY_CHANGED_TOPIC],
            onEvent: async ({ eventPayload }) => {
              const { entityRef } =
                eventPayload as ContinuityEntityChangedPayload;
              announced.push(entityRef);
            },
          });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      continuity,
      feeder,
      mockServices.rootConfig.factory({
        data: { catalog: { processingInterval: { seconds: 1 } } },
      }),
      mockServices.events.factory(),
    ],
  });
  const port = backend.server.port();

  async function find(ref: string): Promise<Entity | undefined> {
    const path = ref.replace(':', '/');
    const response = await fetch(
      `http://localhost:${port}/api/catalog/entities/by-name/${path}`,
    );
    return response.ok ? response.json() : undefined;
  }

  async function waitFor<T>(
    probe: () => Promise<T | undefined | false>,
  ): Promise<T> {
    for (;;) {
      const found = await probe();
      if (found) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  return {
    announced,
    find,
    waitFor,
    stop: () => backend.stop(),
    feed: (...entities: Entity[]) =>
      waitFor(async () => connection).then(connected =>
        connected.applyMutation({
          type: 'full',
          entities: entities.map(e => ({ entity: e, locationKey: 'test' })),
        }),
      ),
    /** The entity, once it has been processed and put together. */
    stitched: (ref: string, when: (found: Entity) => boolean = () => true) =>
      waitFor(async () => {
        const found = await find(ref);
        return found && when(found) && found;
      }),
  };
}

function relationsOf(found: Entity): string[] {
  return (found.relations ?? [])
    .map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();
}

describe('the catalog with the continuity module', () => {
  let catalog: Awaited<ReturnType<typeof startCatalog>>;
  beforeAll(async () => {
    catalog = await startCatalog();
  });
  afterAll(() => catalog.stop());

  it('relates functions and what supports them, from either side', async () => {
    const payments = entity('VitalBusinessFunction', 'payments', {
      owner: 'finance',
      rto: 'PT4H',
      supportedBy: ['ledger', 'api:default/accounts'],
    });
    const ledger = entity('Component', 'ledger', {
      continuity: { supports: ['payments'] },
    });
    const database = entity('Resource', 'database', {
      continuity: { supports: ['vitalbusinessfunction:default/payments'] },
    });
    const accounts = entity('API', 'accounts', { definition: 'none' });
    await catalog.feed(payments, ledger, database, accounts);

    const found = await catalog.stitched(
      'vitalbusinessfunction:default/payments',
      e => (e.relations ?? []).length >= 4,
    );
    expect(relationsOf(found)).toEqual([
      'ownedBy group:default/finance',
      'supportedBy api:default/accounts',
      'supportedBy component:default/ledger',
      'supportedBy resource:default/database',
    ]);
    for (const ref of [
      'component:default/ledger',
      'resource:default/database',
      'api:default/accounts',
    ]) {
      const supporter = await catalog.stitched(ref, e =>
        relationsOf(e).some(text => text.startsWith('supports')),
      );
      expect(relationsOf(supporter)).toEqual([
        'ownedBy group:default/shop',
        'supports vitalbusinessfunction:default/payments',
      ]);
    }
    expect([...new Set(catalog.announced)].sort()).toEqual([
      'component:default/ledger',
      'resource:default/database',
      'vitalbusinessfunction:default/payments',
    ]);
  });

  it('tells once of each change, and moves the relations along', async () => {
    const told = () =>
      catalog.announced.filter(ref => ref === 'component:default/cart').length;
    const cart = (supports: string) =>
      entity('Component', 'cart', { continuity: { supports: [supports] } });

    await catalog.feed(cart('orders'));
    await catalog.waitFor(async () => told() === 1);
    // Processed several times over by now, and still nothing new to tell.
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(told()).toBe(1);

    await catalog.feed(cart('returns'));
    const moved = await catalog.stitched('component:default/cart', found =>
      relationsOf(found).includes(
        'supports vitalbusinessfunction:default/returns',
      ),
    );
    expect(relationsOf(moved)).not.toContain(
      'supports vitalbusinessfunction:default/orders',
    );
    expect(told()).toBe(2);
  });

  it('keeps an entity with a broken block, but no function without owner', async () => {
    await catalog.feed(
      entity('Component', 'broken', {
        continuity: { tier: 5, rto: 'soon', supports: 'x', colour: 'red' },
      }),
      entity('System', 'odd', { continuity: 'none of your business' }),
      entity('Domain', 'odder', { continuity: [1, 2, 3] }),
      entity('VitalBusinessFunction', 'sloppy', {
        owner: 'finance',
        rto: 4,
        peaks: [{ rrule: 'FREQ=SECONDLY' }],
      }),
      entity('VitalBusinessFunction', 'orphan', { rto: 'PT4H' }),
    );
    for (const ref of [
      'component:default/broken',
      'system:default/odd',
      'domain:default/odder',
      'vitalbusinessfunction:default/sloppy',
    ]) {
      const found = await catalog.stitched(ref);
      expect(JSON.stringify(found.spec)).toMatch(/soon|none|1,2,3|SECONDLY/);
      expect(found).not.toHaveProperty('status');
    }
    expect(
      await catalog.find('vitalbusinessfunction:default/orphan'),
    ).toBeUndefined();
  });

  it('takes hostile content in its stride', async () => {
    const huge = '<script>'.repeat(100_000);
    await catalog.feed(
      entity('Component', 'many', {
        continuity: {
          dependencies: Array.from({ length: 10_000 }, (_, i) => ({
            ref: `resource:default/r${i}`,
          })),
        },
      }),
      entity('Component', 'huge', {
        continuity: { tier: huge, supports: [huge], [huge]: huge },
      }),
      entity('Component', 'sly', {
        continuity: JSON.parse(
          '{"__proto__": {"tier": "x"}, "constructor": {"prototype": 1}, "supports": ["payments"]}',
        ),
      }),
      entity('VitalBusinessFunction', 'busy', {
        owner: 'finance',
        peaks: Array.from({ length: 1_000 }, (_, i) => ({
          name: `peak ${i}`,
          rrule: `FREQ=MONTHLY;INTERVAL=${i + 1};BYMONTH=2;BYMONTHDAY=30`,
          duration: 'P1D',
        })),
      }),
    );
    for (const name of ['many', 'huge', 'sly']) {
      expect(
        relationsOf(await catalog.stitched(`component:default/${name}`)),
      ).toEqual([
        'ownedBy group:default/shop',
        ...(name === 'sly'
          ? ['supports vitalbusinessfunction:default/payments']
          : []),
      ]);
    }
    await catalog.stitched('vitalbusinessfunction:default/busy');
    expect(({} as { tier?: string }).tier).toBeUndefined();
  });
});
