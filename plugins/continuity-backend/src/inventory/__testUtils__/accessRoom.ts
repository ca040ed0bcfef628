import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { InventoryAccessService } from '../InventoryAccessService';
import { registerPermissions } from '../permissions';

/** Decisions by the name of the permission; the others are allowed. */
export type Policy = Record<string, PolicyDecision>;

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };

/**
 * Access under a policy, as the permission system would decide it; `readable` is
 * what the catalog lets any caller read.
 */
export function accessRoom(database: Knex, policy: Policy, readable: Entity[]) {
  const decide = (name: string) => policy[name] ?? allow;
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map(({ permission }) => decide(permission.name)),
    authorize: async requests =>
      requests.map(
        ({ permission }) => decide(permission.name) as typeof allow,
      ) as never,
  });
  const permissionsRegistry = mockServices.permissionsRegistry.mock();
  const registered: Record<string, any> = {};
  permissionsRegistry.addResourceType.mockImplementation(options => {
    Object.assign(registered, options);
  });
  permissionsRegistry.getPermissionRuleset.mockImplementation(() => ({
    getRuleByName: (name: string) => {
      const found = registered.rules.find(
        (one: { name: string }) => one.name === name,
      );
      if (!found) throw new Error(`No rule ${name}`);
      return found;
    },
  }));
  registerPermissions({ permissionsRegistry, database });
  const catalog = catalogServiceMock.mock({
    async *streamEntities() {
      yield readable;
    },
  });
  return {
    catalog,
    permissions,
    registered,
    access: InventoryAccessService.create({
      auth: mockServices.auth(),
      catalog,
      database,
      logger: mockServices.logger.mock(),
      permissions,
      permissionsRegistry,
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/anna',
          ownershipEntityRefs: ['user:default/anna', 'group:default/shop'],
        }),
      }),
    }),
  };
}
