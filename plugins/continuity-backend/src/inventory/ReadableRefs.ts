import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { MIRRORED_KINDS } from './catalogFields';

const KEPT_FOR = 20_000;
/** Few enough that nobody else waits long while the catalog makes a page of them. */
const PAGE = 500;
/** A list may name tens of thousands of entities; more lists are not kept. */
const KEPT_AT_MOST = 20;

/**
 * Asks the catalog which entities a caller may read, where its conditions cannot
 * be decided here. An answer is kept for some seconds, as long as a page needs
 * to gather what it shows.
 */
export class ReadableRefs {
  readonly #catalog: CatalogService;
  readonly #kept = new Map<
    string,
    { until: number; refs: Promise<string[]> }
  >();

  constructor(options: { catalog: CatalogService }) {
    this.#catalog = options.catalog;
  }

  /**
   * Refs of the mirrored kinds that the catalog lets the caller read.
   *
   * @param options - `key` tells callers and their conditions apart
   */
  get(credentials: BackstageCredentials, options: { key: string }) {
    const now = Date.now();
    for (const [key, { until }] of this.#kept) {
      if (until <= now) this.#kept.delete(key);
    }
    const kept = this.#kept.get(options.key);
    if (kept) return kept.refs;
    const refs = this.#ask(credentials);
    if (this.#kept.size >= KEPT_AT_MOST) {
      const [oldest] = this.#kept.keys();
      this.#kept.delete(oldest);
    }
    this.#kept.set(options.key, { until: now + KEPT_FOR, refs });
    refs.catch(() => this.#kept.delete(options.key));
    return refs;
  }

  async #ask(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    try {
      const pages = this.#catalog.streamEntities(
        {
          filter: { kind: MIRRORED_KINDS },
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
          pageSize: PAGE,
          totalItems: 'exclude',
        },
        { credentials },
      );
      for await (const page of pages) {
        refs.push(...page.map(entity => stringifyEntityRef(entity)));
      }
    } catch (error) {
      throw new ServiceUnavailableError(
        'The catalog could not be asked which entities may be shown',
        error as Error,
      );
    }
    return refs;
  }
}
