import type { LoggerService } from '@backstage/backend-plugin-api';
import { noMetrics, type Metrics } from './metrics';
import { Troubles } from './Troubles';

const NAMED = 10;

/**
 * Tells of entities that cannot be worked on, which is tried again and again:
 * in the log once for all that fail anew, and once for all that work again.
 */
export class FailedEntities {
  readonly #logger: LoggerService;
  readonly #metrics: Metrics;
  readonly #stage: 'graph' | 'evaluation';
  readonly #troubles = new Troubles();

  constructor(options: {
    logger: LoggerService;
    metrics?: Metrics;
    stage: 'graph' | 'evaluation';
  }) {
    this.#logger = options.logger;
    this.#metrics = options.metrics ?? noMetrics;
    this.#stage = options.stage;
  }

  /** @param failed - the entities that an attempt left as they were, and why */
  tell(failed: ReadonlyMap<string, unknown>) {
    for (const _ of failed) this.#metrics.entityFailed(this.#stage);
    const fresh = [...failed].filter(([ref]) => this.#troubles.isNews(ref));
    if (fresh.length === 0) return;
    const [[, error]] = fresh;
    this.#logger.error(
      `${named(fresh.map(([ref]) => ref))} could not be ${
        this.#stage === 'graph' ? 'taken up into the graph' : 'evaluated'
      }; the posture of each stays as it was until what is said here is mended: ${error}`,
      {
        stage: this.#stage,
        failed: fresh.length,
        stack: (error as Error | undefined)?.stack,
      },
    );
  }

  /** @param entityRefs - entities that an attempt succeeded for */
  succeeded(entityRefs: string[]) {
    const again = entityRefs.filter(ref => this.#troubles.isOver(ref));
    if (again.length === 0) return;
    this.#logger.info(
      `${named(again)} could be ${
        this.#stage === 'graph' ? 'taken up' : 'evaluated'
      } again`,
      { stage: this.#stage, recovered: again.length },
    );
  }
}

function named(refs: string[]): string {
  const more = refs.length - NAMED;
  return `${refs.slice(0, NAMED).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}
