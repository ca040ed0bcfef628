import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  CONTINUITY_ENTITY_CHANGED_TOPIC,
  ContinuityEntityChangedPayload,
} from '@backstage-continuity/plugin-continuity-node';
import { continuitySourceOf } from './continuityBlock';

const HASH_KEY = 'continuityHash';

function hashOf(source: unknown): string | null {
  return source === undefined || source === null
    ? null
    : createHash('sha256').update(JSON.stringify(source)).digest('hex');
}

/**
 * Tells whoever listens when what an entity says about continuity is new,
 * changed or gone.
 *
 * @remarks
 * Catalog processing never waits for an event nor fails because of one. A lost
 * event costs time only: listeners read the whole catalog now and then.
 */
export class ChangeAnnouncer {
  readonly #events: EventsService;
  readonly #logger: LoggerService;

  static create(options: { events: EventsService; logger: LoggerService }) {
    return new ChangeAnnouncer(options);
  }

  private constructor(options: {
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** Compares with what the cache of the last processing holds. */
  async announceChange(
    entity: Entity,
    cache: CatalogProcessorCache,
  ): Promise<void> {
    const hash = hashOf(continuitySourceOf(entity));
    const before = (await cache.get<string | null>(HASH_KEY)) ?? null;
    if (hash !== before) {
      await cache.set(HASH_KEY, hash);
      this.#publish({ entityRef: stringifyEntityRef(entity) });
    }
  }

  #publish(eventPayload: ContinuityEntityChangedPayload): void {
    const publish = async () =>
      this.#events.publish({
        topic: CONTINUITY_ENTITY_CHANGED_TOPIC,
        eventPayload,
      });
    publish().catch(error =>
      this.#logger.warn(
        `Could not tell that the continuity of ${eventPayload.entityRef} changed`,
        error,
      ),
    );
  }
}
