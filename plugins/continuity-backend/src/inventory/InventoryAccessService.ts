import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  postureReadPermission,
  recordReadPermission,
} from '@backstage-continuity/plugin-continuity-common';
import {
  continuityEntityResourceRef,
  type ContinuityEntity,
} from '@backstage-continuity/plugin-continuity-node';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import type { Access, AccessService, EntityScope } from '../http';
import { Troubles } from '../telemetry';
import { translateCatalogConditions } from './catalogConditions';
import { InventoryAccess } from './InventoryAccess';
import { InventoryStore } from './InventoryStore';
import { lookUpAuthorizable } from './permissions';
import { rememberingLookUp } from './rememberingLookUp';
import { ReadableRefs } from './ReadableRefs';

interface Options {
  auth: AuthService;
  catalog: CatalogService;
  database: Knex;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
}

/**
 * Finds out what a caller may do from the permission policy and the mirror of
 * the catalog. What it does not understand it refuses.
 */
export class InventoryAccessService implements AccessService {
  readonly #options: Options;
  readonly #store = new InventoryStore();
  readonly #readableRefs: ReadableRefs;
  readonly #troubles = new Troubles();

  static create(options: Options) {
    return new InventoryAccessService(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#readableRefs = new ReadableRefs(options);
  }

  async accessFor(
    permission: Permission,
    credentials: BackstageCredentials,
    tellsOf: Permission[] = [],
  ): Promise<Access> {
    const aboutRecords = isAboutRecords(permission);
    const seeing = [
      postureReadPermission,
      ...(aboutRecords ? [recordReadPermission] : []),
    ];
    const asked = [
      ...new Map(
        [...seeing, permission, ...tellsOf].map(one => [one.name, one]),
      ).values(),
    ];
    const [catalogRead, ...decisions] = await this.#decide(
      [catalogEntityReadPermission, ...asked],
      credentials,
    );
    const known = new Map(
      asked.map(({ name }, index) => [name, decisions[index]]),
    );
    const [postureRead, recordRead] = decisions;
    const decision = known.get(permission.name)!;
    mustNotBeDenied(permission, decision);
    // Who may only start a synchronisation sees nothing, and need not.
    if (isResourcePermission(permission)) {
      mustNotBeDenied(postureReadPermission, postureRead);
      if (aboutRecords) mustNotBeDenied(recordReadPermission, recordRead);
    }
    const actor = this.#actorOf(credentials);
    const catalogScope = await this.#catalogScope(
      catalogRead,
      credentials,
      actor,
    );
    return new InventoryAccess({
      credentials,
      actor,
      permission,
      decision,
      catalogScope,
      scope: both(
        both(catalogScope, this.#ownScope(postureRead)),
        aboutRecords ? this.#ownScope(recordRead) : { type: 'all' },
      ),
      functionScope: aboutRecords
        ? both(catalogScope, this.#ownScope(recordRead))
        : null,
      ports: {
        lookUp: rememberingLookUp(refs =>
          lookUpAuthorizable(this.#store, this.#options.database, refs),
        ),
        ownershipRefs: () => this.#ownershipRefs(credentials),
        decide: async permissions => {
          const unknown = permissions.filter(({ name }) => !known.has(name));
          const answers = await this.#decide(unknown, credentials);
          unknown.forEach(({ name }, index) => known.set(name, answers[index]));
          return permissions.map(({ name }) => known.get(name)!);
        },
        holds: (one, entity) => this.#holds(one, entity),
      },
    });
  }

  /** One decision each, in their order, with one question for all of a kind. */
  async #decide(
    permissions: Permission[],
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision[]> {
    const resource = permissions.filter(one => isResourcePermission(one));
    const basic = permissions.filter(
      one => !isResourcePermission(one),
    ) as Exclude<Permission, { resourceType: string }>[];
    const [conditional, definitive] = await Promise.all([
      resource.length > 0
        ? this.#options.permissions.authorizeConditional(
            resource.map(permission => ({ permission })),
            { credentials },
          )
        : [],
      basic.length > 0
        ? this.#options.permissions.authorize(
            basic.map(permission => ({ permission })),
            { credentials },
          )
        : [],
    ]);
    return permissions.map(permission =>
      isResourcePermission(permission)
        ? conditional[resource.indexOf(permission)]
        : definitive[basic.indexOf(permission as never)],
    );
  }

  async #catalogScope(
    decision: PolicyDecision,
    credentials: BackstageCredentials,
    actor: string,
  ): Promise<EntityScope> {
    if (decision.result === AuthorizeResult.ALLOW) return { type: 'all' };
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return { type: 'none' };
    }
    const { conditions } = decision;
    const criteria = translateCatalogConditions(conditions);
    if (criteria) return { type: 'where', criteria };
    const values = await this.#readableRefs.get(credentials, {
      key: JSON.stringify([actor, conditions]),
    });
    return { type: 'where', criteria: { property: 'ref', values } };
  }

  #ownScope(decision: PolicyDecision): EntityScope {
    if (decision.result === AuthorizeResult.ALLOW) return { type: 'all' };
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return { type: 'none' };
    }
    try {
      const transform = createConditionTransformer(this.#ruleset());
      const criteria = transform(decision.conditions);
      return { type: 'where', criteria };
    } catch (error) {
      this.#notUnderstood(
        postureReadPermission.name,
        'nothing is shown',
        error,
      );
      return { type: 'none' };
    }
  }

  #holds(decision: PolicyDecision, entity: ContinuityEntity): boolean {
    try {
      return createConditionAuthorizer(this.#ruleset())(decision, entity);
    } catch (error) {
      this.#notUnderstood('a permission', 'it is not granted', error);
      return false;
    }
  }

  /** Said now and then, since it comes with every request until it is mended. */
  #notUnderstood(permission: string, consequence: string, error: unknown) {
    if (!this.#troubles.isNews(`${permission}: ${error}`)) return;
    this.#options.logger.error(
      `The conditions that the permission policy sets on ${permission} are not understood, so that ${consequence}: mend the policy`,
      error as Error,
    );
  }

  #ruleset() {
    return this.#options.permissionsRegistry.getPermissionRuleset(
      continuityEntityResourceRef,
    );
  }

  async #ownershipRefs(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) return [];
    const { ownershipEntityRefs } = await this.#options.userInfo.getUserInfo(
      credentials,
    );
    return ownershipEntityRefs;
  }

  #actorOf(credentials: BackstageCredentials): string {
    if (this.#options.auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef.toLocaleLowerCase('en-US');
    }
    if (this.#options.auth.isPrincipal(credentials, 'service')) {
      const name = credentials.principal.subject
        .toLocaleLowerCase('en-US')
        .replace(/[^a-z0-9_.-]+/g, '-');
      return `service:default/${name.slice(0, 200)}`;
    }
    throw new NotAllowedError('Expected a user or a service');
  }
}

/** Records are about functions, too, which have no posture of their own. */
function isAboutRecords({ name }: Permission): boolean {
  return name.startsWith('continuity.record.');
}

function mustNotBeDenied(permission: Permission, decision: PolicyDecision) {
  const { result } = decision;
  if (
    result !== AuthorizeResult.ALLOW &&
    result !== AuthorizeResult.CONDITIONAL
  ) {
    throw new NotAllowedError(`Missing permission ${permission.name}`);
  }
}

function both(a: EntityScope, b: EntityScope): EntityScope {
  if (a.type === 'none' || b.type === 'none') return { type: 'none' };
  if (a.type === 'all') return b;
  if (b.type === 'all') return a;
  return {
    type: 'where',
    criteria: { allOf: [a.criteria, b.criteria] },
  };
}
