import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { noMetrics, Troubles, type Metrics } from '../telemetry';
import { NoticeStore } from './NoticeStore';
import type { WaitingNotice } from './types';

/** With the pauses below, three days. */
const ATTEMPTS = 20;
const BATCH = 50;
/** So many refusals one after the other say that all the others are in vain, too. */
const REFUSALS_IN_A_ROW = 5;

/**
 * How long to wait after an attempt of which nothing is heard: two minutes after
 * the first, then twice as long each time, six hours at most.
 */
function pauseAfter(attempt: number): number {
  return Math.min(2 ** attempt, 360) * 60_000;
}

const TROUBLE = 'notifications';

/**
 * Sends what waits.
 *
 * @remarks
 * An attempt is written down before it is made, with the instant of the next one;
 * what was sent, after it was. So whoever dies in between has it sent once more
 * under the same scope, by which Backstage renews the notification that is there.
 */
export class NoticeSender {
  readonly #database: Knex;
  readonly #notifications: Pick<NotificationService, 'send'>;
  readonly #logger: LoggerService;
  readonly #metrics: Metrics;
  readonly #troubles = new Troubles();
  readonly #clock: () => Date;
  readonly #store = new NoticeStore();

  constructor(options: {
    database: Knex;
    notifications: Pick<NotificationService, 'send'>;
    logger: LoggerService;
    metrics?: Metrics;
    clock: () => Date;
  }) {
    this.#database = options.database;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#metrics = options.metrics ?? noMetrics;
    this.#clock = options.clock;
  }

  /** @returns how many were sent */
  async sendWaiting(signal?: AbortSignal): Promise<number> {
    const now = this.#clock().toISOString();
    let sent = 0;
    let refused = 0;
    for (;;) {
      const notices = await this.#store.waiting(this.#database, now, BATCH);
      for (const notice of notices) {
        if (signal?.aborted) return sent;
        if (!(await this.#claim(notice))) continue;
        if (await this.#send(notice)) {
          sent++;
          refused = 0;
        } else if (++refused === REFUSALS_IN_A_ROW) {
          return sent;
        }
      }
      if (notices.length < BATCH) return sent;
    }
  }

  #claim(notice: WaitingNotice): Promise<boolean> {
    const pause = pauseAfter(notice.attempts + 1);
    return this.#store.claim(
      this.#database,
      notice,
      new Date(this.#clock().getTime() + pause).toISOString(),
    );
  }

  async #send(notice: WaitingNotice): Promise<boolean> {
    const { key, recipients, except, payload } = notice;
    try {
      await this.#notifications.send({
        recipients: {
          type: 'entity',
          entityRef: recipients,
          excludeEntityRef: except,
        },
        payload,
      });
    } catch (error) {
      await this.#failed(notice, stringifyError(error));
      return false;
    }
    await this.#store.setSent(this.#database, key, this.#clock().toISOString());
    this.#metrics.noticeTried('sent');
    if (this.#troubles.isOver(TROUBLE)) {
      this.#logger.info('Notifications can be sent again');
    }
    return true;
  }

  async #failed(
    { key, kind, recordId, attempts }: WaitingNotice,
    error: string,
  ) {
    const attempt = attempts + 1;
    const isFinal = attempt >= ATTEMPTS;
    await this.#store.setFailed(this.#database, key, { error, isFinal });
    this.#metrics.noticeTried(isFinal ? 'given-up' : 'refused');
    const what = `Notification "${kind}" of record ${recordId}`;
    if (isFinal) {
      this.#logger.error(
        `${what} could not be sent in ${ATTEMPTS} attempts and is given up: tell whom it concerns, and see why the notifications plugin refuses it: ${error}`,
      );
    } else if (attempt === 1 && this.#troubles.isNews(TROUBLE)) {
      this.#logger.warn(
        `${what} could not be sent; it, and others that cannot be, are tried again for three days: ${error}`,
        { key },
      );
    }
  }
}
