import type {
  EntityFacts,
  FunctionFacts,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks } from '../database';
import { InventoryStore } from './InventoryStore';
import { toInventoryEntity, toInventoryFunction, toNode } from './reading';
import { SyncStateStore } from './SyncStateStore';
import type {
  InventoryEntity,
  InventoryFunction,
  InventoryNode,
} from './types';

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
    const unique = [...new Set(refs)];
    const rows = await this.#store.entities(tx, unique);
    const links = await this.#store.functionsOf(tx, unique);
    const readAt = (await this.#syncState.read(tx)).syncedAt;
    const functionRefs = groupBy(links);
    return new Map(
      rows.map(row => [
        row.entity_ref,
        toInventoryEntity(row, functionRefs.get(row.entity_ref) ?? [], readAt),
      ]),
    );
  }

  /** What the checks need to know, as far as the catalog and the portal say it. */
  async getFacts(
    refs: string[],
    tx: Knex = this.#database,
  ): Promise<Map<string, EntityFacts>> {
    return this.factsOf(await this.getEntities(refs, tx), tx);
  }

  /** The same of entities that are read already. */
  async factsOf(
    entities: Map<string, InventoryEntity>,
    tx: Knex = this.#database,
  ): Promise<Map<string, EntityFacts>> {
    const functions = await this.getFunctions(
      [...entities.values()].flatMap(entity => entity.functionRefs),
      tx,
    );
    return new Map(
      [...entities].map(([entityRef, entity]) => [
        entityRef,
        {
          entityRef,
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
  async readAt(): Promise<string | null> {
    return (await this.#syncState.read(this.#database)).syncedAt;
  }

  /** Those of the refs that name something mirrored of any kind. */
  async exists(
    refs: string[],
    tx: Knex = this.#database,
  ): Promise<Set<string>> {
    return new Set(await this.#store.existing(tx, [...new Set(refs)]));
  }
}

function groupBy(links: { entity_ref: string; function_ref: string }[]) {
  const groups = new Map<string, string[]>();
  for (const { entity_ref: ref, function_ref: functionRef } of links) {
    groups.set(ref, [...(groups.get(ref) ?? []), functionRef]);
  }
  return groups;
}

function toFunctionFacts(known: InventoryFunction): FunctionFacts {
  const { rto, rpo, mtpd, peaks } = known.fields;
  return {
    entityRef: known.entityRef,
    title: known.title,
    rto,
    rpo,
    mtpd,
    peaks,
  };
}
