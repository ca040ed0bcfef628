import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { ContinuityEntity } from '@backstage-continuity/plugin-continuity-node';
import type {
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { matchesScope, type Access, type EntityScope } from '../http';

/** The entities and others that were asked about, as access is decided by. */
export interface Authorizable {
  /** Those that continuity is about. */
  entities: ContinuityEntity[];
  /** Functions, groups, users, and systems and domains again. */
  others: ContinuityEntity[];
}

interface Ports {
  lookUp: (entityRefs: string[]) => Promise<Authorizable>;
  ownershipRefs: () => Promise<string[]>;
  decide: (permissions: Permission[]) => Promise<PolicyDecision[]>;
  holds: (decision: PolicyDecision, entity: ContinuityEntity) => boolean;
}

function isFunction({ kind }: ContinuityEntity): boolean {
  return kind === 'vitalbusinessfunction';
}

/** What one caller may do under one permission. */
export class InventoryAccess implements Access {
  readonly credentials: BackstageCredentials;
  readonly actor: string;
  readonly permission: string;
  readonly scope: EntityScope;
  readonly #decision: PolicyDecision;
  readonly #catalogScope: EntityScope;
  readonly #functionScope: EntityScope | null;
  readonly #ports: Ports;

  constructor(options: {
    credentials: BackstageCredentials;
    actor: string;
    permission: Permission;
    /** What the policy says about the permission. */
    decision: PolicyDecision;
    /** What the caller may see, of entities and of all else in the catalog. */
    scope: EntityScope;
    catalogScope: EntityScope;
    /** The functions that the permission may be about; null: it never is. */
    functionScope: EntityScope | null;
    ports: Ports;
  }) {
    this.credentials = options.credentials;
    this.actor = options.actor;
    this.scope = options.scope;
    this.permission = options.permission.name;
    this.#decision = options.decision;
    this.#catalogScope = options.catalogScope;
    this.#functionScope = options.functionScope;
    this.#ports = options.ports;
  }

  ownershipRefs(): Promise<string[]> {
    return this.#ports.ownershipRefs();
  }

  async visible(entityRefs: string[]): Promise<Set<string>> {
    if (this.scope.type === 'none') return new Set();
    const { entities, others } = await this.#ports.lookUp(entityRefs);
    const known = new Set(entities.map(entity => entity.entityRef));
    return new Set([
      ...entities
        .filter(entity => matchesScope(this.scope, entity))
        .map(entity => entity.entityRef),
      // Groups and functions have no posture of their own to hide: who may read
      // them in the catalog sees them here.
      ...others
        .filter(other => !known.has(other.entityRef))
        .filter(other => matchesScope(this.#scopeOf(other), other))
        .map(other => other.entityRef),
    ]);
  }

  async require(entityRefs: string[]): Promise<void> {
    const entities = await this.#seen(entityRefs);
    for (const ref of entityRefs) {
      const entity = entities.get(ref);
      if (!entity) throw new NotFoundError(`Entity ${ref} not found`);
    }
    for (const entity of entities.values()) {
      if (!this.#ports.holds(this.#decision, entity)) {
        throw new NotAllowedError(
          `Missing permission ${this.permission} for ${entity.entityRef}`,
        );
      }
    }
  }

  async held(
    permissions: Permission[],
    entityRefs: string[],
  ): Promise<Map<string, Set<string>>> {
    const entities = await this.#seen(entityRefs);
    if (entities.size === 0 || permissions.length === 0) return new Map();
    const decisions = await this.#ports.decide(permissions);
    const names = (entity: ContinuityEntity) =>
      permissions
        .filter((_, index) => this.#ports.holds(decisions[index], entity))
        .map(permission => permission.name);
    return new Map(
      [...entities].map(([ref, entity]) => [ref, new Set(names(entity))]),
    );
  }

  async #seen(entityRefs: string[]): Promise<Map<string, ContinuityEntity>> {
    if (this.scope.type === 'none') return new Map();
    const { entities, others } = await this.#ports.lookUp(entityRefs);
    const functions = this.#functionScope ? others.filter(isFunction) : [];
    return new Map(
      [
        ...entities.filter(entity => matchesScope(this.scope, entity)),
        ...functions.filter(item => matchesScope(this.#scopeOf(item), item)),
      ].map(entity => [entity.entityRef, entity]),
    );
  }

  #scopeOf(other: ContinuityEntity): EntityScope {
    return this.#functionScope && isFunction(other)
      ? this.#functionScope
      : this.#catalogScope;
  }
}
