import {
  classifyPermission,
  exceptionApprovePermission,
  exceptionRequestPermission,
  importPermission,
  policyReadPermission,
  postureReadPermission,
  recordApprovePermission,
  recordManagePermission,
  recordReadPermission,
  recordReadSensitivePermission,
  recordWritePermission,
  reviewCreatePermission,
  syncPermission,
  testRecordPermission,
  testSchedulePermission,
} from '@backstage-continuity/plugin-continuity-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import { ExamplePolicy } from './ExamplePolicy';

const OWNER = ['user:default/zoe', 'group:default/checkout'];
const PLATFORM = ['user:default/pia', 'group:default/platform'];
const OFFICE = ['user:default/cem', 'group:default/continuity-office'];
const CONTRACTOR = [
  'user:default/kit',
  'group:default/contractors',
  'group:default/checkout',
];

function decide(permission: Permission, claims: string[]) {
  const credentials = mockCredentials.user(claims[0]);
  const policy = new ExamplePolicy({
    userInfo: mockServices.userInfo({
      userEntityRef: claims[0],
      ownershipEntityRefs: claims,
    }),
  });
  return policy.handle(
    { permission },
    {
      credentials,
      info: { userEntityRef: claims[0], ownershipEntityRefs: claims },
    },
  );
}

/** Allowed for what one of the claims owns. */
const forOwned = (pluginId: string, rule: string, claims: string[]) => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId,
  resourceType: `${pluginId}-entity`,
  conditions: expect.objectContaining({ rule, params: { claims } }),
});

const ALLOW = { result: AuthorizeResult.ALLOW };
const DENY = { result: AuthorizeResult.DENY };

describe('ExamplePolicy', () => {
  it.each([postureReadPermission, policyReadPermission, recordReadPermission])(
    'lets everybody use $name',
    async permission => {
      for (const claims of [OWNER, OFFICE, PLATFORM, CONTRACTOR]) {
        expect(await decide(permission, claims)).toEqual(ALLOW);
      }
    },
  );

  it.each([
    reviewCreatePermission,
    testSchedulePermission,
    testRecordPermission,
    exceptionRequestPermission,
    classifyPermission,
  ])('lets owners use $name for what they own', async permission => {
    expect(await decide(permission, OWNER)).toEqual(
      forOwned('continuity', 'IS_OWNER', OWNER),
    );
    expect(await decide(permission, PLATFORM)).toEqual(ALLOW);
  });

  it.each([
    recordWritePermission,
    recordApprovePermission,
    recordManagePermission,
    recordReadSensitivePermission,
  ])(
    'lets owners use $name for what they own, and the continuity office for all',
    async permission => {
      expect(await decide(permission, OWNER)).toEqual(
        forOwned('continuity', 'IS_OWNER', OWNER),
      );
      expect(await decide(permission, OFFICE)).toEqual(ALLOW);
      expect(await decide(permission, PLATFORM)).toEqual(ALLOW);
    },
  );

  it.each([exceptionApprovePermission, importPermission])(
    'leaves $name to the continuity office and the platform team',
    async permission => {
      expect(await decide(permission, OFFICE)).toEqual(ALLOW);
      expect(await decide(permission, PLATFORM)).toEqual(ALLOW);
      expect(await decide(permission, OWNER)).toEqual(DENY);
    },
  );

  it('leaves synchronisation to the platform team', async () => {
    expect(await decide(syncPermission, PLATFORM)).toEqual(ALLOW);
    expect(await decide(syncPermission, OFFICE)).toEqual(DENY);
    expect(await decide(syncPermission, OWNER)).toEqual(DENY);
  });

  it('shows contractors only what their groups own', async () => {
    expect(await decide(catalogEntityReadPermission, OWNER)).toEqual(ALLOW);
    expect(await decide(catalogEntityReadPermission, CONTRACTOR)).toEqual(
      forOwned('catalog', 'IS_ENTITY_OWNER', CONTRACTOR),
    );
  });

  it('lets only owners remove what is in the catalog', async () => {
    expect(await decide(catalogEntityDeletePermission, OWNER)).toEqual(
      forOwned('catalog', 'IS_ENTITY_OWNER', OWNER),
    );
  });

  it('denies everything to who has not signed in', async () => {
    const policy = new ExamplePolicy({ userInfo: mockServices.userInfo() });
    expect(await policy.handle({ permission: postureReadPermission })).toEqual(
      DENY,
    );
  });
});
