import {
  continuityEntityConditions,
  createContinuityEntityConditionalDecision,
} from '@backstage-continuity/plugin-continuity-node';
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
  RESOURCE_TYPE_CONTINUITY_ENTITY,
  reviewCreatePermission,
  testRecordPermission,
  testSchedulePermission,
} from '@backstage-continuity/plugin-continuity-common';
import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

/** May do everything. */
const PLATFORM_TEAM = 'group:default/platform';
/** Runs the continuity programme. */
const CONTINUITY_OFFICE = 'group:default/continuity-office';
/** See in the catalog only what their own groups own. */
const CONTRACTORS = 'group:default/contractors';

const ofEverybody: Permission[] = [
  postureReadPermission,
  policyReadPermission,
  recordReadPermission,
];
const ofOwners: Permission[] = [
  reviewCreatePermission,
  testSchedulePermission,
  testRecordPermission,
  exceptionRequestPermission,
  classifyPermission,
  recordWritePermission,
  recordApprovePermission,
  recordManagePermission,
  recordReadSensitivePermission,
];
const ofTheContinuityOffice: Permission[] = [
  exceptionApprovePermission,
  importPermission,
  recordWritePermission,
  recordApprovePermission,
  recordManagePermission,
  recordReadSensitivePermission,
];

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** Who may do what in the example organisation. */
export class ExamplePolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  constructor(options: { userInfo: UserInfoService }) {
    this.#userInfo = options.userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const { ownershipEntityRefs: claims } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    if (claims.includes(PLATFORM_TEAM)) {
      return allow;
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      return catalogDecision(permission, claims);
    }
    return permission.name.startsWith('continuity.')
      ? continuityDecision(permission, claims)
      : allow;
  }
}

type CatalogPermission = Parameters<typeof createCatalogConditionalDecision>[0];

/** Everybody reads everything, contractors what is theirs; owners change it. */
function catalogDecision(
  permission: CatalogPermission,
  claims: string[],
): PolicyDecision {
  const reads = isPermission(permission, catalogEntityReadPermission);
  return reads && !claims.includes(CONTRACTORS)
    ? allow
    : createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
}

function continuityDecision(
  permission: Permission,
  claims: string[],
): PolicyDecision {
  if (isOneOf(permission, ofEverybody)) {
    return allow;
  }
  if (
    isOneOf(permission, ofTheContinuityOffice) &&
    claims.includes(CONTINUITY_OFFICE)
  ) {
    return allow;
  }
  return isOneOf(permission, ofOwners) &&
    isResourcePermission(permission, RESOURCE_TYPE_CONTINUITY_ENTITY)
    ? createContinuityEntityConditionalDecision(
        permission,
        continuityEntityConditions.isOwner({ claims }),
      )
    : deny;
}

function isOneOf(permission: Permission, permissions: Permission[]): boolean {
  return permissions.some(each => isPermission(permission, each));
}
