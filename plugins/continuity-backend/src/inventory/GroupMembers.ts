import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { inChunks } from '../database';
import { Troubles } from '../telemetry';
import type { InventoryService } from './InventoryService';

/** Groups asked about at once, as an address holds only so many. */
const GROUPS = 50;
/** Users that one answer brings. */
const USERS = 1000;

/** Finds the users whom groups stand for, as the catalog says it. */
export class GroupMembers {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #inventory: Pick<InventoryService, 'subtreeOf'>;
  readonly #logger: LoggerService;
  readonly #troubles = new Troubles();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    inventory: Pick<InventoryService, 'subtreeOf'>;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#inventory = options.inventory;
    this.#logger = options.logger;
  }

  /**
   * The users among the refs and the members of the groups and all groups below
   * them, by ref. While the catalog is away, of groups nobody is known.
   */
  async usersOf(refs: string[]): Promise<string[]> {
    const users = refs.filter(ref => ref.startsWith('user:'));
    const groups = refs.filter(ref => ref.startsWith('group:'));
    return [...new Set([...users, ...(await this.#membersOf(groups))])].sort();
  }

  async #membersOf(groupRefs: string[]): Promise<string[]> {
    if (groupRefs.length === 0) return [];
    try {
      const groups = await this.#inventory.subtreeOf(groupRefs);
      const credentials = await this.#auth.getOwnServiceCredentials();
      return await inChunks(
        groups,
        slice => this.#usersIn(slice, credentials),
        GROUPS,
      );
    } catch (error) {
      // Asked for with every record that somebody looks at: told now and then.
      if (this.#troubles.isNews('catalog')) {
        this.#logger.warn(
          'Members of groups could not be read from the catalog; only users who are named themselves are known',
          error as Error,
        );
      }
      return [];
    }
  }
  async #usersIn(
    groups: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const users: string[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'User', 'relations.memberOf': groups },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        pageSize: USERS,
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) {
      users.push(
        ...page.map(user =>
          stringifyEntityRef(user).toLocaleLowerCase('en-US'),
        ),
      );
    }
    return users;
  }
}
