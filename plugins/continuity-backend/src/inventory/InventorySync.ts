import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { ChangesService } from '../changes';
import { contentHash } from '../database';
import { noMetrics, type Metrics } from '../telemetry';
import { catalogReadings, type CatalogReading } from './catalogFields';
import { InventoryStore } from './InventoryStore';
import { InventoryWriter } from './InventoryWriter';
import { etagOf, toMirrored, type Mirrored } from './mirror';
import {
  CatalogError,
  fromCatalog,
  reasonOf,
  SyncReport,
  type SyncBefore,
} from './syncReport';
import { SyncStateStore } from './SyncStateStore';

/** To be changed with what is mirrored of an entity: all is read anew then. */
const MIRROR_VERSION = 3;

/** A page that changes more is the first of many. */
const TAKEN_UP_AT_ONCE = 50;

const NONE: ReadonlyMap<string, string> = new Map();

/** What readings go by: another one has everything decided and marked anew. */
export function basisOf(policy: ContinuityPolicy): string {
  return contentHash([MIRROR_VERSION, policy]);
}

/** What one reading of the catalog brought. */
export interface SyncOutcome {
  read: number;
  written: number;
  removed: number;
}

/**
 * Keeps the mirror up with the catalog.
 *
 * @remarks
 * The catalog tells of no change, so that it is read in pages again and again.
 * Entities whose etag is known cost one comparison and no write. An entity that
 * a complete run did not bring is asked for by name before it is forgotten, so
 * that neither a failed run nor a moving page loses anything. Each page is a
 * transaction of its own; in memory are one page, and refs and etags of all.
 *
 * When the policy changed since the last complete run, everything is decided
 * and marked anew; a run that fails half way leaves that to the next.
 */
export class InventorySync {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #changes: ChangesService;
  readonly #database: Knex;
  readonly #report: SyncReport;
  readonly #pageSize: number;
  readonly #readings: CatalogReading[];
  readonly #isInScope: (entity: Entity) => boolean;
  readonly #basis: string;
  readonly #store = new InventoryStore();
  readonly #writer = new InventoryWriter();
  readonly #state = new SyncStateStore();

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    changes: ChangesService;
    database: Knex;
    logger: LoggerService;
    policy: ContinuityPolicy;
    pageSize: number;
    metrics?: Metrics;
  }) {
    return new InventorySync(options);
  }

  private constructor(options: Parameters<typeof InventorySync.create>[0]) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#changes = options.changes;
    this.#database = options.database;
    this.#report = new SyncReport({
      logger: options.logger,
      metrics: options.metrics ?? noMetrics,
    });
    this.#pageSize = options.pageSize;
    const scope = options.policy.scope as FilterPredicate;
    this.#readings = catalogReadings(scope);
    this.#isInScope = filterPredicateToFilterFunction<Entity>(scope);
    this.#basis = basisOf(options.policy);
  }

  /** Reads the whole catalog once; rejects where that fails, keeping what is there. */
  async run(signal?: AbortSignal): Promise<SyncOutcome> {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    let before: SyncBefore = { error: null, syncedAt: null };
    try {
      const state = await this.#state.read(this.#database);
      before = state;
      await this.#state.start(this.#database, new Date());
      const outcome = await this.#readAll(state.basis !== this.#basis, signal);
      const isSettled =
        outcome.read > 0 && outcome.written + outcome.removed === 0;
      await this.#state.complete(this.#database, new Date(), {
        basis: this.#basis,
        settled: state.settledAt === null && isSettled,
      });
      this.#report.succeeded(outcome, seconds(), before);
      return outcome;
    } catch (error) {
      this.#report.failed(error, seconds(), before);
      await this.#state.fail(this.#database, new Date(), reasonOf(error));
      throw error;
    }
  }

  /** End of the last complete reading; null: none yet. */
  async syncedAt(): Promise<string | null> {
    return (await this.#state.read(this.#database)).syncedAt;
  }

  /**
   * Reads the named entities and takes up what changed about them.
   *
   * @returns how many are written and removed
   */
  async refresh(
    entityRefs: string[],
  ): Promise<Pick<SyncOutcome, 'written' | 'removed'>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const missing: string[] = [];
    let written = 0;
    for (const { kinds, fields } of this.#readings) {
      const prefixes = kinds.map(kind => `${kind.toLowerCase()}:`);
      const refs = entityRefs.filter(ref =>
        prefixes.some(prefix => ref.startsWith(prefix)),
      );
      for (let start = 0; start < refs.length; start += this.#pageSize) {
        const asked = refs.slice(start, start + this.#pageSize);
        const { items } = await this.#catalog
          .getEntitiesByRefs({ entityRefs: asked, fields }, { credentials })
          .catch(error => {
            throw new CatalogError('Entities could not be asked for', error);
          });
        missing.push(...asked.filter((_, index) => !items[index]));
        const known = await this.#store.etagsOf(this.#database, asked);
        const found = items.filter(item => item !== undefined);
        written += await this.#takeUp(this.#changed(found, known), false);
      }
    }
    return { written, removed: await this.#remove(missing) };
  }

  async #readAll(
    everything: boolean,
    signal?: AbortSignal,
  ): Promise<SyncOutcome> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const known = await this.#store.etags(this.#database);
    const seen = new Set<string>();
    let written = 0;
    for (const { kinds, fields } of this.#readings) {
      const pages = this.#catalog.streamEntities(
        {
          filter: { kind: kinds },
          fields,
          pageSize: this.#pageSize,
          totalItems: 'exclude',
        },
        { credentials },
      );
      for await (const page of fromCatalog(pages)) {
        signal?.throwIfAborted();
        const changed = this.#changed(page, everything ? NONE : known, seen);
        written += await this.#takeUp(changed, everything);
      }
    }
    const unseen = [...known.keys()].filter(ref => !seen.has(ref));
    const late = await this.refresh(unseen);
    return {
      read: seen.size,
      written: written + late.written,
      removed: late.removed,
    };
  }

  /**
   * What is to be taken up of the entities: those of another etag than known.
   * The others cost no more than that comparison.
   *
   * @param seen - gets the refs of all
   */
  #changed(
    entities: Entity[],
    known: ReadonlyMap<string, string>,
    seen?: Set<string>,
  ): Mirrored[] {
    // The last of several with the same ref, should a page repeat one.
    const byRef = new Map<string, Mirrored>();
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const etag = etagOf(entity);
      if (etag !== '' && known.get(ref) === etag) {
        seen?.add(ref);
        continue;
      }
      const mirrored = toMirrored(entity, this.#isInScope);
      if (!mirrored) continue;
      seen?.add(ref);
      byRef.set(ref, mirrored);
    }
    return [...byRef.values()];
  }

  async #takeUp(changed: Mirrored[], everything: boolean): Promise<number> {
    if (changed.length === 0) return 0;
    await this.#changes.transaction(
      (tx, markChanged) =>
        this.#writer.write(tx, markChanged, changed, {
          now: new Date(),
          everything,
        }),
      { atOnce: TAKEN_UP_AT_ONCE },
    );
    return changed.length;
  }

  async #remove(refs: string[]): Promise<number> {
    if (refs.length === 0) return 0;
    const known = await this.#store.existing(this.#database, refs);
    for (let start = 0; start < known.length; start += this.#pageSize) {
      const gone = known.slice(start, start + this.#pageSize);
      await this.#changes.transaction((tx, markChanged) =>
        this.#writer.remove(tx, markChanged, gone),
      );
    }
    return known.length;
  }
}
