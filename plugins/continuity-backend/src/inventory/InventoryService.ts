import type {
  EntityFacts as AllFacts,
  FunctionFacts,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, type Alongside } from '../database';
import { InventoryStore } from './InventoryStore';
import { functionLinks } from './links';
import { toInventoryEntity, toInventoryFunction, toNode } from './reading';
import { SyncStateStore } from './SyncStateStore';
import type {
  Described,
  InventoryEntity,
  InventoryFunction,
  InventoryNode,
  NamedEntity,
} from './types';

/** What the checks need to know, as far as the catalog and the portal say it. */
export type CatalogFacts = Omit<AllFacts, 'graph'>;

/** The mirror of the catalog, for reading. */
export class InventoryService {
  readonly #database: Knex;
  readonly #store = new InventoryStore();
  readonly #syncState = new SyncStateStore();

  static create(options: { database: Knex }) {
    return new InventoryService(options);
  }

  private constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  /** Those of the entities that exist, in scope or not, by ref. */
  async getEntities(
    refs: string[],
    tx: Knex = this.#database,
  ): Promise<Map<string, InventoryEntity>> {
    const rows = await this.#store.entities(tx, [...new Set(refs)]);
    return new Map(rows.map(row => [row.entity_ref, toInventoryEntity(row)]));
  }

  /** What the checks need to know of entities that are read already. */
  async factsOf(
    entities: Map<string, InventoryEntity>,
    tx: Knex = this.#database,
  ): Promise<Map<string, CatalogFacts>> {
    const functions = await this.getFunctions(
      [...entities.values()].flatMap(entity => entity.functionRefs),
      tx,
    );
    return new Map(
      [...entities].map(([entityRef, entity]) => [
        entityRef,
        {
          entityRef,
          ownerRef: entity.ownerRef,
          inScope: entity.inScope,
          fields: entity.fields,
          portalFields: entity.portalFields,
          mistakes: entity.mistakes,
          functions: entity.functionRefs.flatMap(ref => {
            const known = functions.get(ref);
            return known ? [toFunctionFacts(known)] : [];
          }),
          lastReviewAt: null,
          runs: [],
          analysis: null,
          records: [],
          strategies: [],
        },
      ]),
    );
  }

  /** Those of the functions that exist, by ref; without refs, all of them. */
  async getFunctions(
    refs?: string[],
    tx: Knex = this.#database,
  ): Promise<Map<string, InventoryFunction>> {
    const rows = await this.#store.functions(
      tx,
      refs && [...new Set(refs)].sort(),
    );
    return new Map(rows.map(row => [row.entity_ref, toInventoryFunction(row)]));
  }

  /** What is said, from either side, to support any of the functions, by ref. */
  async supportersOf(
    functionRefs: string[],
    tx: Knex = this.#database,
  ): Promise<string[]> {
    const refs = await functionLinks.entitiesOf(tx, functionRefs);
    return [...new Set(refs)].sort();
  }

  /** The same for each of the functions. */
  async supportersByFunction(
    functionRefs: string[],
    tx: Knex = this.#database,
  ): Promise<Map<string, string[]>> {
    const links = await functionLinks.of(tx, functionRefs);
    const supporters = new Map<string, string[]>();
    for (const link of links) {
      const refs = supporters.get(link.function_ref) ?? [];
      refs.push(link.entity_ref);
      supporters.set(link.function_ref, refs);
    }
    return supporters;
  }

  /** All functions, by ref. */
  async listFunctions(): Promise<InventoryFunction[]> {
    return [...(await this.getFunctions()).values()];
  }

  /** Nodes of a kind, by ref: those that are named, or all. */
  async getNodes(
    kind: 'group' | 'user' | 'system' | 'domain',
    refs?: string[],
    tx: Knex = this.#database,
  ): Promise<InventoryNode[]> {
    const unique = refs && [...new Set(refs)].sort();
    return (await this.#store.nodes(tx, kind, unique)).map(toNode);
  }

  /** The groups and all groups below them; what is no group stands for itself. */
  async subtreeOf(refs: string[]): Promise<string[]> {
    const below = await inChunks([...new Set(refs)], slice =>
      this.#store.groupsBelow(this.#database, slice),
    );
    return [...new Set([...refs, ...below])];
  }

  /** Entities in scope of which one of these users and groups is the first owner. */
  entityRefsOwnedBy(
    ownerRefs: string[],
    tx: Knex = this.#database,
  ): Promise<string[]> {
    return this.#store.refsOwnedBy(tx, [...new Set(ownerRefs)]);
  }

  /** What each of the refs that is mirrored is shown with. */
  async describe(
    refs: string[],
    tx: Knex = this.#database,
  ): Promise<Map<string, Described>> {
    const rows = await this.#store.described(tx, [...new Set(refs)]);
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          entityRef: row.entity_ref,
          title: row.title,
          kind: row.kind,
          type: row.type,
          ownerRef: row.owner_ref,
          tier: row.tier,
        },
      ]),
    );
  }

  /** All that has one of these titles or names, ASCII letters in any case. */
  async named(names: string[]): Promise<NamedEntity[]> {
    const rows = await this.#store.named(this.#database, [...new Set(names)]);
    return rows.map(({ entity_ref: entityRef, title, in_scope: inScope }) => ({
      entityRef,
      name: entityRef.slice(entityRef.indexOf('/') + 1),
      title,
      inScope: Boolean(inScope),
    }));
  }

  /** Entities, in scope or not, of which one of these is the first owner. */
  allOwnedBy(ownerRefs: string[]): Promise<string[]> {
    return this.#store.refsOfOwners(this.#database, [...new Set(ownerRefs)]);
  }

  /** A page of all entities, in the order of their refs. */
  entityRefs(
    afterRef: string | null,
    limit: number,
    tx: Knex = this.#database,
  ): Promise<string[]> {
    return this.#store.refs(tx, afterRef, limit);
  }

  /** A page of the entities in scope, in the order of their refs. */
  entityRefsInScope(
    afterRef: string | null,
    limit: number,
    tx: Knex = this.#database,
  ): Promise<string[]> {
    return this.#store.refsInScope(tx, afterRef, limit);
  }

  /** How many entities are in scope. */
  countInScope(): Promise<number> {
    return this.#store.countInScope(this.#database);
  }

  /** Whether the mirror has ever been found to hold all that the catalog holds. */
  async isSettled(): Promise<boolean> {
    return (await this.#syncState.read(this.#database)).settledAt !== null;
  }

  /** When the catalog was last read; null: not yet. */
  readAt(): Alongside<string | null> {
    return this.#syncState.syncedAt(this.#database);
  }

  /** Those of the refs that name something mirrored of any kind. */
  async exists(
    refs: string[],
    tx: Knex = this.#database,
  ): Promise<Set<string>> {
    return new Set(await this.#store.existing(tx, [...new Set(refs)]));
  }
}

/** What the rules need to know of a function. */
export function toFunctionFacts(known: InventoryFunction): FunctionFacts {
  const { rto, rpo, mtpd, peaks } = known.fields;
  return {
    entityRef: known.entityRef,
    title: known.title,
    rto,
    rpo,
    mtpd,
    peaks,
    analysis: null,
  };
}
