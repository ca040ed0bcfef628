import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { CONTINUITY_ENTITY_CHANGED_TOPIC } from '@backstage-continuity/plugin-continuity-node';
import { z } from 'zod';
import type { InventorySync } from './InventorySync';

/**
 * The event is sent before the catalog has put the entity together from its
 * parts, which takes it between some tenths of a second and some seconds.
 */
const DELAYS = [1_000, 5_000, 15_000];

/** When more wait, the next reading of the whole catalog is no slower. */
const WAITING_AT_MOST = 5_000;

const payloadSchema = z.object({ entityRef: z.string() });

/**
 * The fast path: takes up an entity soon after the catalog module said that its
 * continuity block changed. Replicas share one subscription, so that one of
 * them does the work; what is lost with it is found by the next full reading.
 */
export class EntityRefresher {
  readonly #sync: Pick<InventorySync, 'refresh'>;
  readonly #logger: LoggerService;
  readonly #rounds = DELAYS.map(delay => ({
    delay,
    waiting: new Set<string>(),
    timer: undefined as NodeJS.Timeout | undefined,
  }));

  constructor(options: {
    sync: Pick<InventorySync, 'refresh'>;
    logger: LoggerService;
  }) {
    this.#sync = options.sync;
    this.#logger = options.logger;
  }

  async subscribe(events: EventsService): Promise<void> {
    await events.subscribe({
      id: 'continuity-inventory',
      topics: [CONTINUITY_ENTITY_CHANGED_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const { data } = payloadSchema.safeParse(eventPayload);
        if (data) this.#expect(data.entityRef.toLocaleLowerCase('en-US'));
      },
    });
  }

  /** Forgets what waits; for shutdown. */
  stop(): void {
    for (const round of this.#rounds) {
      clearTimeout(round.timer);
      round.timer = undefined;
      round.waiting.clear();
    }
  }

  #expect(entityRef: string) {
    for (const round of this.#rounds) {
      if (round.waiting.size < WAITING_AT_MOST) round.waiting.add(entityRef);
      round.timer ??= setTimeout(() => {
        const refs = [...round.waiting];
        round.waiting.clear();
        round.timer = undefined;
        this.#refresh(refs);
      }, round.delay).unref();
    }
  }

  async #refresh(entityRefs: string[]) {
    try {
      await this.#sync.refresh(entityRefs);
    } catch (error) {
      this.#logger.debug(
        'Changed entities could not be read at once; the next reading of the catalog will take them up',
        error as Error,
      );
    }
  }
}
