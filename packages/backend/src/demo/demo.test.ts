import type { Entity } from '@backstage/catalog-model';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import authModule from './authModule';
import { DEMO_PERSON_HEADER } from './demoSignIn';
import peoplePlugin from './peoplePlugin';

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'checkout', namespace: 'default' },
    spec: {
      type: 'team',
      children: [],
      profile: { displayName: 'Team Checkout' },
    },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name: 'zoe',
      namespace: 'default',
      annotations: { 'example.org/role': 'Owns the checkout' },
    },
    spec: { profile: { displayName: 'Zoe Okafor' }, memberOf: ['checkout'] },
    relations: [{ type: 'memberOf', targetRef: 'group:default/checkout' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'adam', namespace: 'default' },
    spec: {},
  },
];

async function startDemo(auth: { environment: string; providers?: {} }) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModule,
      peoplePlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost:3000' }, auth },
      }),
    ],
  });
  return server;
}

const development = { environment: 'development', providers: { demo: {} } };

describe('demo sign-in', () => {
  it('lists people by name, to somebody who has not signed in', async () => {
    const server = await startDemo(development);

    const response = await request(server).get('/api/demo/people').set({
      Authorization: '',
    });

    expect(response.status).toBe(200);
    expect(response.body.items).toEqual([
      { entityRef: 'user:default/adam', name: 'adam', role: null, groups: [] },
      {
        entityRef: 'user:default/zoe',
        name: 'Zoe Okafor',
        role: 'Owns the checkout',
        groups: [
          { entityRef: 'group:default/checkout', title: 'Team Checkout' },
        ],
      },
    ]);
  });

  it('signs in as the person of the header, with their groups', async () => {
    const server = await startDemo(development);

    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set(DEMO_PERSON_HEADER, 'user:default/zoe');

    expect(response.status).toBe(200);
    expect(response.body.profile.displayName).toBe('Zoe Okafor');
    expect(response.body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/zoe',
      ownershipEntityRefs: ['user:default/zoe', 'group:default/checkout'],
    });
  });

  it('signs in nobody without a name, or with an unknown one', async () => {
    const server = await startDemo(development);

    const nameless = await request(server).get('/api/auth/demo/refresh');
    const stranger = await request(server)
      .get('/api/auth/demo/refresh')
      .set(DEMO_PERSON_HEADER, 'user:default/nobody');

    expect(nameless.status).toBe(401);
    expect(stranger.status).toBeGreaterThanOrEqual(400);
    expect(stranger.body.backstageIdentity).toBeUndefined();
  });

  it('does not exist unless configured', async () => {
    const server = await startDemo({ environment: 'production' });

    const people = await request(server).get('/api/demo/people');
    const signIn = await request(server)
      .get('/api/auth/demo/refresh')
      .set(DEMO_PERSON_HEADER, 'user:default/zoe');

    expect(people.status).toBe(404);
    expect(signIn.status).toBe(404);
  });

  it('stops the backend when configured for production', async () => {
    await expect(
      startDemo({ ...development, environment: 'production' }),
    ).rejects.toThrow(/for development only/);
  });
});
