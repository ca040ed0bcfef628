import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import catalogModule from '@backstage-continuity/plugin-catalog-backend-module-continuity';
import request from 'supertest';
import { continuityPlugin } from '../plugin';

jest.setTimeout(120_000);

function written(kind: string, name: string, spec: object): Entity {
  return {
    apiVersion:
      kind === 'VitalBusinessFunction'
        ? 'continuity/v1alpha1'
        : 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        [ANNOTATION_LOCATION]: 'url:https://example.org/catalog.yaml',
        [ANNOTATION_ORIGIN_LOCATION]: 'url:https://example.org/catalog.yaml',
      },
    },
    spec: spec as Entity['spec'],
  };
}

const service = (name: string, continuity: object) =>
  written('Component', name, {
    type: 'service',
    lifecycle: 'production',
    owner: 'web',
    continuity,
  });

const team = written('Group', 'web', { type: 'team', children: [] });
const orders = written('VitalBusinessFunction', 'orders', {
  owner: 'web',
  rto: 'PT4H',
});

describe('beside a real catalog', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(() => stop?.());

  it('shows what its files say, once they are read', async () => {
    let connection: EntityProviderConnection | undefined;
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        continuityPlugin,
        mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://localhost',
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            catalog: { processingInterval: { seconds: 1 } },
          },
        }),
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'files',
          register({ registerInit }) {
            registerInit({
              deps: { catalog: catalogProcessingExtensionPoint },
              async init({ catalog }) {
                catalog.addEntityProvider({
                  getProviderName: () => 'files',
                  connect: async given => {
                    connection = given;
                  },
                });
              },
            });
          },
        }),
      ],
    });
    stop = () => backend.stop();
    const call = (method: 'get' | 'post', path: string) =>
      request(backend.server)
        [method](`/api/continuity${path}`)
        .set('Authorization', mockCredentials.user.header());
    const write = (...entities: Entity[]) =>
      connection?.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({
          entity,
          locationKey: 'files',
        })),
      });
    /** The card, when it is as expected. */
    const card = async (name: string, isReady: (body: any) => boolean) => {
      for (let tries = 0; tries < 60; tries++) {
        await call('post', '/sync').send({});
        const { body, status } = await call(
          'get',
          `/entities/component/default/${name}`,
        );
        if (status === 200 && isReady(body)) return body;
        await new Promise(resolve => setTimeout(resolve, 500));
      }
      throw new Error(`${name} did not come`);
    };

    await write(
      team,
      orders,
      service('checkout', { tier: 'essential', supports: ['orders'] }),
      service('till', { tier: 'essential', rto: 'soon', colour: 'red' }),
    );
    const checkout = await card('checkout', body => body.functions.length > 0);
    expect(checkout).toMatchObject({
      ownerRef: 'group:default/web',
      tier: 'essential',
      status: 'gap',
      functions: [
        { entityRef: 'vitalbusinessfunction:default/orders', exists: true },
      ],
      objectives: { rto: { required: { seconds: 4 * 3600 } } },
    });
    const till = await card('till', () => true);
    expect(
      till.mistakes.map((one: { path: string }) => one.path).sort(),
    ).toEqual(['spec.continuity.colour', 'spec.continuity.rto']);

    // The owner mends the file.
    await write(team, orders, service('till', { tier: 'essential' }));
    const mended = await card('till', body => body.mistakes.length === 0);
    expect(
      mended.findings.map((one: { check: string }) => one.check),
    ).not.toContain('classification.field-invalid');
    await call('post', '/sync').send({});
    const gone = await call('get', '/entities/component/default/checkout');
    expect(gone.status).toBe(404);
  });
});
