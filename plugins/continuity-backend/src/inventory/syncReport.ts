import type { LoggerService } from '@backstage/backend-plugin-api';
import { CustomErrorBase } from '@backstage/errors';
import type { Metrics } from '../telemetry';
import type { SyncOutcome } from './InventorySync';

/** The catalog, and not what is done with its answer, is to blame. */
export class CatalogError extends CustomErrorBase {}

/** Passes on what the catalog gives, and says so where it fails. */
export async function* fromCatalog<T>(pages: AsyncIterable<T>) {
  try {
    yield* pages;
  } catch (error) {
    throw new CatalogError('The catalog could not be read', error);
  }
}

/**
 * Why a reading failed, in words that anybody may see: an error of a database
 * quotes the statement with its values, and one of the network an address.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof CatalogError) return catalogReasonOf(error.cause);
  if ((error as Error | undefined)?.name === 'AbortError') {
    return 'The reading was broken off, since it took too long or the backend stopped';
  }
  return 'What was read could not be written down; the log of the backend says why';
}

function catalogReasonOf(error: unknown): string {
  const { statusCode, statusText, code, cause, message } = (error ?? {}) as {
    statusCode?: number;
    statusText?: string;
    code?: unknown;
    cause?: { code?: unknown };
    message?: string;
  };
  if (statusCode) return `The catalog answered ${statusCode} ${statusText}`;
  const reached = code ?? cause?.code;
  if (typeof reached === 'string') {
    return `The catalog could not be reached: ${reached}`;
  }
  return (message ?? String(error)).slice(0, 500);
}

/** What was so before this reading began. */
export interface SyncBefore {
  /** Why the reading before this one failed, if it did, on whichever replica. */
  error: string | null;
  syncedAt: string | null;
}

/**
 * Tells operators of readings of the catalog: of each by metrics, and in the log
 * when one changed something, when readings begin to fail and when they succeed
 * again.
 */
export class SyncReport {
  readonly #logger: LoggerService;
  readonly #metrics: Metrics;

  constructor(options: { logger: LoggerService; metrics: Metrics }) {
    this.#logger = options.logger;
    this.#metrics = options.metrics;
  }

  succeeded(outcome: SyncOutcome, seconds: number, before: SyncBefore) {
    const { read, written, removed } = outcome;
    this.#metrics.syncEnded({ ...outcome, outcome: 'succeeded', seconds });
    const figures = { read, written, removed, seconds };
    if (before.error !== null) {
      this.#logger.info('The catalog can be read again', {
        lastReadAt: before.syncedAt,
      });
    }
    const text = `Read ${read} entities of the catalog in ${seconds.toFixed(
      1,
    )} s: ${written} changed, ${removed} removed`;
    if (written + removed > 0) this.#logger.info(text, figures);
    else this.#logger.debug(text, figures);
  }

  failed(error: unknown, seconds: number, before: SyncBefore) {
    this.#metrics.syncEnded({ outcome: 'failed', seconds });
    const reason = reasonOf(error);
    const cause = error instanceof CatalogError ? error.cause : error;
    const meta = { reason, lastReadAt: before.syncedAt, error: `${cause}` };
    if (reason === before.error) {
      this.#logger.debug('A reading of the catalog failed again', meta);
      return;
    }
    const why = error instanceof CatalogError ? reason : cause;
    this.#logger.warn(
      `A reading of the catalog failed: ${why}. Posture goes on by what was last read, and it is tried again`,
      meta,
    );
  }
}
