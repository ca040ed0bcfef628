import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GroupMembers } from './GroupMembers';

const user = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { namespace: 'default', name },
});

describe('GroupMembers', () => {
  const start = (subtree: string[]) => {
    const logger = mockServices.logger.mock();
    const catalog = catalogServiceMock.mock({
      async *streamEntities() {
        yield [user('Anna')];
        yield [user('boris'), user('anna')];
      },
    });
    const members = new GroupMembers({
      auth: mockServices.auth(),
      catalog,
      inventory: { subtreeOf: async () => subtree },
      logger,
    });
    return { catalog, logger, members };
  };

  it('reads members page by page, and no more of them than their names', async () => {
    const { catalog, members } = start(['group:default/web']);
    expect(
      await members.usersOf(['group:default/web', 'user:default/carla']),
    ).toEqual([
      'user:default/anna',
      'user:default/boris',
      'user:default/carla',
    ]);
    expect(catalog.getEntities).not.toHaveBeenCalled();
    expect(catalog.streamEntities).toHaveBeenCalledTimes(1);
    expect(catalog.streamEntities.mock.calls[0][0]).toMatchObject({
      filter: { kind: 'User', 'relations.memberOf': ['group:default/web'] },
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
      pageSize: 1000,
    });
  });

  it('asks about so many groups at once as an address holds', async () => {
    const groups = Array.from({ length: 120 }, (_, n) => `group:default/g${n}`);
    const { catalog, members } = start(groups);
    expect(await members.usersOf(['group:default/company'])).toHaveLength(2);
    const asked = catalog.streamEntities.mock.calls.map(
      ([request]) => (request as any).filter['relations.memberOf'] as string[],
    );
    expect(asked.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(asked.flat()).toEqual(groups);
  });

  it('knows nobody of groups while the catalog is away', async () => {
    const { catalog, logger, members } = start(['group:default/web']);
    catalog.streamEntities.mockImplementation(() => {
      throw new Error('away');
    });
    expect(
      await members.usersOf(['group:default/web', 'user:default/carla']),
    ).toEqual(['user:default/carla']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
