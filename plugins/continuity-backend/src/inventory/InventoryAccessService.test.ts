import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  classifyPermission,
  policyReadPermission,
  postureReadPermission,
  reviewCreatePermission,
  syncPermission,
} from '@backstage-continuity/plugin-continuity-common';
import {
  continuityEntityConditions,
  createContinuityEntityConditionalDecision,
} from '@backstage-continuity/plugin-continuity-node';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { applyScope } from '../http';
import { catalogEntity } from './__testUtils__/catalog';
import { accessRoom, type Policy } from './__testUtils__/accessRoom';
import { inventoryRoom } from './__testUtils__/inventoryRoom';

jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const PRICES = 'api:default/prices';
const ORDERS = 'vitalbusinessfunction:default/orders';
const SHOP = 'group:default/shop';
const ALL = [CHECKOUT, PRICES, ORDERS, SHOP];

const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const catalogIf = (
  conditions: PermissionCriteria<PermissionCondition>,
): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions,
});
const rule = (name: string, params: Record<string, string[]>) => ({
  resourceType: 'catalog-entity',
  rule: name,
  params,
});
const ownedBy = (...claims: string[]) =>
  createContinuityEntityConditionalDecision(
    postureReadPermission,
    continuityEntityConditions.isOwner({ claims }),
  );

describe('InventoryAccessService', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let database: Knex;

    beforeAll(async () => {
      database = await databases.init(databaseId);
      const room = await inventoryRoom(database);
      room.catalog.put(
        catalogEntity('Component', 'checkout', {
          spec: { continuity: { tier: 'essential' } },
          relations: { ownedBy: ['group:default/other', SHOP] },
        }),
        catalogEntity('API', 'prices', {
          relations: { ownedBy: 'group:default/data' },
        }),
        catalogEntity('VitalBusinessFunction', 'orders', {
          relations: { ownedBy: SHOP },
        }),
        catalogEntity('Group', 'shop'),
      );
      await room.sync.run();
    });

    const service = (policy: Policy, readable: Entity[] = []) =>
      accessRoom(database, policy, readable);
    const anna = mockCredentials.user('user:default/anna');
    const readable = catalogEntity('API', 'prices');

    const inSql = async (scope: Parameters<typeof applyScope>[1]) => {
      const query = database('inventory_entities').pluck('entity_ref');
      applyScope(query, scope, {
        ref: 'entity_ref',
        owner: 'owner_ref',
        kind: 'kind',
        tier: 'tier',
        owners: 'owners',
      });
      return (await query).sort();
    };

    it.each<[string, Policy, string[]]>([
      ['everything', {}, ALL],
      ['nothing without the catalog', { 'catalog.entity.read': deny }, []],
      [
        'what one owns in the catalog, as any of the owners',
        {
          'catalog.entity.read': catalogIf(
            rule('IS_ENTITY_OWNER', { claims: [SHOP] }),
          ),
        },
        [CHECKOUT, ORDERS],
      ],
      [
        'kinds of the catalog in any case',
        {
          'catalog.entity.read': catalogIf({
            anyOf: [
              rule('IS_ENTITY_KIND', { kinds: ['API', 'Group'] }),
              {
                allOf: [
                  rule('IS_ENTITY_OWNER', { claims: [SHOP] }),
                  rule('IS_ENTITY_KIND', {
                    kinds: ['VitalBusinessFunction'],
                  }),
                ],
              },
            ],
          }),
        },
        [PRICES, ORDERS, SHOP],
      ],
      [
        'what the catalog names where only it can tell',
        {
          'catalog.entity.read': catalogIf(
            rule('HAS_LABEL', { label: ['public'] }),
          ),
        },
        [PRICES],
      ],
      [
        'what the catalog names under a not',
        {
          'catalog.entity.read': catalogIf({
            not: rule('IS_ENTITY_OWNER', { claims: [SHOP] }),
          }),
        },
        [PRICES],
      ],
      [
        'what the catalog names where parameters are odd',
        { 'catalog.entity.read': catalogIf(rule('IS_ENTITY_KIND', {})) },
        [PRICES],
      ],
      [
        'of the entities, those that our own conditions let through',
        { 'continuity.posture.read': ownedBy('group:default/data') },
        [PRICES, ORDERS, SHOP],
      ],
      [
        'what both let through',
        {
          'catalog.entity.read': catalogIf(
            rule('IS_ENTITY_KIND', { kinds: ['Component'] }),
          ),
          'continuity.posture.read': ownedBy('group:default/data'),
        },
        [],
      ],
      [
        'nothing where our own conditions are not understood',
        {
          'continuity.posture.read': {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'continuity',
            resourceType: 'continuity-entity',
            conditions: {
              resourceType: 'continuity-entity',
              rule: 'IS_BLUE_MOON',
            },
          },
        },
        [],
      ],
    ])('shows %s', async (_, policy, expected) => {
      const access = await service(policy, [readable]).access.accessFor(
        postureReadPermission,
        anna,
      );
      expect(await access.visible([...ALL, 'component:default/none'])).toEqual(
        new Set(expected),
      );
      expect(await inSql(access.scope)).toEqual(
        expected.filter(ref => ref === CHECKOUT || ref === PRICES).sort(),
      );
    });

    it('asks once for the permissions, and the catalog once in a while', async () => {
      const { access, catalog, permissions } = service(
        {
          'catalog.entity.read': catalogIf(
            rule('HAS_LABEL', { label: ['public'] }),
          ),
        },
        [readable],
      );
      await access.accessFor(reviewCreatePermission, anna);
      expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
      expect(
        permissions.authorizeConditional.mock.calls[0][0].map(
          request => request.permission.name,
        ),
      ).toEqual([
        'catalog.entity.read',
        'continuity.posture.read',
        'continuity.review.create',
      ]);
      await access.accessFor(reviewCreatePermission, anna);
      expect(catalog.streamEntities).toHaveBeenCalledTimes(1);
      expect(catalog.streamEntities.mock.calls[0][1]).toEqual({
        credentials: anna,
      });
      await access.accessFor(
        reviewCreatePermission,
        mockCredentials.user('user:default/bob'),
      );
      expect(catalog.streamEntities).toHaveBeenCalledTimes(2);
    });

    it('shows nothing, and says so, while the catalog cannot answer', async () => {
      const { access, catalog } = service({
        'catalog.entity.read': catalogIf(rule('HAS_LABEL', { label: ['x'] })),
      });
      catalog.streamEntities.mockImplementation(async function* away() {
        yield [];
        throw new Error('away');
      });
      await expect(
        access.accessFor(postureReadPermission, anna),
      ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    });

    it.each([
      [
        reviewCreatePermission,
        { 'continuity.review.create': deny },
        'Missing permission continuity.review.create',
      ],
      [
        reviewCreatePermission,
        { 'continuity.posture.read': deny },
        'Missing permission continuity.posture.read',
      ],
      [
        syncPermission,
        { 'continuity.sync': deny },
        'Missing permission continuity.sync',
      ],
    ])('refuses %o under %o', async (permission, policy, message) => {
      await expect(
        service(policy as Policy).access.accessFor(permission, anna),
      ).rejects.toMatchObject({ name: 'NotAllowedError', message });
    });

    it('lets those act who may not read', async () => {
      const access = await service({
        'continuity.posture.read': deny,
      }).access.accessFor(policyReadPermission, anna);
      expect(access.scope).toEqual({ type: 'none' });
    });

    it('tells the unknown from the hidden no more than from each other', async () => {
      const { access } = service({
        'catalog.entity.read': catalogIf(
          rule('IS_ENTITY_KIND', { kinds: ['component'] }),
        ),
        'continuity.review.create': createContinuityEntityConditionalDecision(
          reviewCreatePermission,
          continuityEntityConditions.hasTier({ tiers: ['gold'] }),
        ),
      });
      const reviewer = await access.accessFor(reviewCreatePermission, anna);
      for (const ref of [PRICES, 'api:default/none', ORDERS]) {
        await expect(reviewer.require([ref])).rejects.toMatchObject({
          name: 'NotFoundError',
          message: `Entity ${ref} not found`,
        });
      }
      await expect(reviewer.require([CHECKOUT])).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: `Missing permission continuity.review.create for ${CHECKOUT}`,
      });
      const reader = await access.accessFor(postureReadPermission, anna);
      await expect(reader.require([CHECKOUT])).resolves.toBeUndefined();
    });

    it('tells what the caller may do to entities', async () => {
      const { permissions, ...room } = service({
        'continuity.classification.update': deny,
        'continuity.review.create': createContinuityEntityConditionalDecision(
          reviewCreatePermission,
          continuityEntityConditions.hasTier({ tiers: ['essential'] }),
        ),
      });
      const access = await room.access.accessFor(postureReadPermission, anna);
      const asked = [
        reviewCreatePermission,
        classifyPermission,
        syncPermission,
      ];
      permissions.authorizeConditional.mockClear();
      expect(
        await access.held(asked, [CHECKOUT, PRICES, 'api:default/none']),
      ).toEqual(
        new Map([
          [CHECKOUT, new Set(['continuity.review.create', 'continuity.sync'])],
          [PRICES, new Set(['continuity.sync'])],
        ]),
      );
      // One question for all of them.
      expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    });

    it('names who acts, and for whom', async () => {
      const { access } = service({});
      const user = await access.accessFor(postureReadPermission, anna);
      expect(user.actor).toBe('user:default/anna');
      expect(await user.ownershipRefs()).toEqual(['user:default/anna', SHOP]);
      const pipeline = await access.accessFor(
        postureReadPermission,
        mockCredentials.service('external:Nightly build/7'),
      );
      expect(pipeline.actor).toBe('service:default/external-nightly-build-7');
      expect(await pipeline.ownershipRefs()).toEqual([]);
      await expect(
        access.accessFor(postureReadPermission, mockCredentials.none()),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('loads the entities that the permission system asks about', async () => {
      const { registered } = service({});
      expect(
        await registered.getResources([PRICES, 'api:default/none', CHECKOUT]),
      ).toEqual([
        {
          entityRef: PRICES,
          kind: 'api',
          ownerRefs: ['group:default/data'],
          tier: null,
        },
        undefined,
        {
          entityRef: CHECKOUT,
          kind: 'component',
          ownerRefs: ['group:default/other', SHOP],
          tier: 'essential',
        },
      ]);
      expect(
        registered.permissions.map((one: { name: string }) => one.name),
      ).not.toContain('continuity.sync');
    });
  });
});
