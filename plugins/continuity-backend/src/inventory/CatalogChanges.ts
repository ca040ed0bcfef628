import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { MarkChanged } from '../changes';
import { inChunks } from '../database';
import { catalogReadings, type CatalogReading } from './catalogFields';
import { relatedKinds, relatingPaths } from './catalogRelations';
import { InventoryWriter } from './InventoryWriter';
import { toMirrored, type Mirrored } from './mirror';
import { relate } from './relate';
import type { VersionRow } from './rows';

/** Names at most in one filter of the catalog. */
const NAMES = 100;

/** What the catalog would hold after a change, as far as that differs. */
export interface CatalogChange {
  mirrored: Mirrored[];
  removed: string[];
  /** Those of the entities that the catalog does not hold yet. */
  unknown: Set<string>;
}

/** How an entity differs from what is mirrored of it. */
export type Difference = 'added' | 'changed' | 'removed' | 'unchanged';

/**
 * Says what changed catalog files would make of the catalog, and takes that up
 * as a reading of the catalog would.
 */
export class CatalogChanges {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #readings: CatalogReading[];
  readonly #isInScope: (entity: Entity) => boolean;
  readonly #writer = new InventoryWriter();

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    policy: ContinuityPolicy;
  }) {
    return new CatalogChanges(options);
  }

  private constructor(options: Parameters<typeof CatalogChanges.create>[0]) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    const scope = options.policy.scope as FilterPredicate;
    this.#readings = catalogReadings(scope);
    this.#isInScope = filterPredicateToFilterFunction<Entity>(scope);
  }

  /** What follows from files with these entities, and without the removed ones. */
  async read(entities: Entity[], removed: string[]): Promise<CatalogChange> {
    const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
    const gone = [...new Set(ofRelatedKinds(removed))].filter(
      ref => !refs.has(ref),
    );
    const current = await this.#current([...refs, ...gone]);
    const unknown = new Set([...refs].filter(ref => !current.has(ref)));
    const related = await relate({
      entities,
      current,
      readOthers: others => this.#current(ofRelatedKinds(others)),
      naming: await this.#naming([...unknown]),
    });
    return {
      mirrored: related.flatMap(
        entity => toMirrored(entity, this.#isInScope) ?? [],
      ),
      removed: gone,
      unknown,
    };
  }

  /** How the entities of a change differ from what is mirrored of them. */
  async compare(
    tx: Knex,
    { mirrored, removed }: CatalogChange,
  ): Promise<Map<string, Difference>> {
    const rows = await inChunks(
      [...mirrored.map(({ entityRef }) => entityRef), ...removed],
      refs =>
        tx<VersionRow>('inventory_versions')
          .whereIn('entity_ref', refs)
          .select(),
    );
    const known = new Map(rows.map(row => [row.entity_ref, row.content_hash]));
    const differences = new Map<string, Difference>();
    for (const { entityRef, contentHash } of mirrored) {
      const isSame = known.get(entityRef) === contentHash;
      const kept = isSame ? 'unchanged' : 'changed';
      differences.set(entityRef, known.has(entityRef) ? kept : 'added');
    }
    for (const ref of removed) {
      if (known.has(ref)) differences.set(ref, 'removed');
    }
    return differences;
  }

  /** Writes a change to the mirror. */
  async apply(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    { mirrored, removed }: CatalogChange,
    now: Date,
  ): Promise<void> {
    await this.#writer.write(tx, markChanged, mirrored, { now });
    await this.#writer.remove(tx, markChanged, removed);
  }

  /**
   * What the catalog holds now. Read as the plugin itself, since what a change
   * leads to is the same whoever asks; what the caller may see of that is
   * decided afterwards.
   */
  async #current(refs: string[]): Promise<Map<string, Entity>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const current = new Map<string, Entity>();
    for (const { kinds, fields } of this.#readings) {
      const prefixes = kinds.map(kind => `${kind.toLowerCase()}:`);
      const items = await inChunks(
        refs.filter(ref => prefixes.some(prefix => ref.startsWith(prefix))),
        async entityRefs => {
          const answer = await this.#catalog.getEntitiesByRefs(
            { entityRefs, fields: withRelating(fields) },
            { credentials },
          );
          return answer.items.filter(item => item !== undefined);
        },
      );
      for (const item of items) current.set(stringifyEntityRef(item), item);
    }
    return current;
  }

  /** Entities that name one of these, unknown so far, as what they serve. */
  async #naming(refs: string[]): Promise<Entity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const fields = ['kind', 'metadata.name', 'metadata.namespace'];
    return inChunks(
      refs,
      async slice => {
        const { items } = await this.#catalog.getEntities(
          {
            filter: [
              { 'relations.providesApi': slice },
              { 'relations.dependencyOf': slice },
            ],
            fields: withRelating(fields),
          },
          { credentials },
        );
        return items;
      },
      NAMES,
    );
  }
}

function ofRelatedKinds(refs: string[]): string[] {
  const prefixes = relatedKinds.map(kind => `${kind.toLowerCase()}:`);
  return refs.filter(ref => prefixes.some(prefix => ref.startsWith(prefix)));
}

function withRelating(fields: string[]): string[] {
  return fields.includes('spec')
    ? fields
    : [...new Set([...fields, ...relatingPaths])];
}
