import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { ContinuityEntityCriterion } from '@backstage-continuity/plugin-continuity-node';
import type {
  Permission,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';

/** The entities that a caller may see, as stores restrict their rows by it. */
export type EntityScope =
  | { type: 'all' }
  | { type: 'none' }
  | { type: 'where'; criteria: PermissionCriteria<ContinuityEntityCriterion> };

/**
 * What one caller may do under one permission of the contract.
 *
 * @remarks
 * Visibility follows the catalog: an entity that the caller may not read there
 * does not exist here.
 */
export interface Access {
  credentials: BackstageCredentials;
  /** Entity ref of the user, or of the service that calls: `service:default/…`. */
  actor: string;
  /** Name of the permission. */
  permission: string;
  /** The caller's own ref and the groups the caller belongs to. */
  ownershipRefs(): Promise<string[]>;
  /** Which entities the caller may see. */
  scope: EntityScope;
  /** Those of the entities that the caller may see. */
  visible(entityRefs: string[]): Promise<Set<string>>;
  /**
   * Passes when the caller may do this to every one of the entities.
   *
   * @throws NotFoundError naming the first that is unknown or not visible
   * @throws NotAllowedError naming the permission that is missing
   */
  require(entityRefs: string[]): Promise<void>;
  /** Names of those of the permissions that the caller holds, for each entity. */
  held(
    permissions: Permission[],
    entityRefs: string[],
  ): Promise<Map<string, Set<string>>>;
}

/** A review or an approval is somebody's word; a program has none to give. */
export function mustBePerson(access: Access, what: string) {
  const { principal } = access.credentials as { principal?: { type?: string } };
  if (principal?.type !== 'user') {
    throw new NotAllowedError(
      `Only a person can ${what}; ${access.actor} is not a user`,
    );
  }
}

/** Finds out what a caller may do; throws NotAllowedError when nothing at all. */
export interface AccessService {
  /** `tellsOf`: further permissions that will be asked for, decided along with it. */
  accessFor(
    permission: Permission,
    credentials: BackstageCredentials,
    tellsOf?: Permission[],
  ): Promise<Access>;
}
