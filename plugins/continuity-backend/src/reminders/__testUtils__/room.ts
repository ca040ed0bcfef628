import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { policyOf, recordsRoom } from '../../records/__testUtils__/room';
import { RemindersService } from '../RemindersService';

/** Shows people what they are told, as Backstage does: once for each scope. */
export class Inbox {
  /** Set while it takes nothing. */
  refusal: Error | undefined;
  requests = 0;
  #sent = new Map<string, NotificationSendOptions>();

  async send(options: NotificationSendOptions) {
    this.requests++;
    if (this.refusal) throw this.refusal;
    this.#sent.set(options.payload.scope ?? '', options);
  }

  /** What arrived since it was last asked: title, who is told, and who is not. */
  take() {
    const taken = [...this.#sent.values()].map(({ recipients, payload }) => {
      if (recipients.type !== 'entity') throw new Error('Sent to everybody');
      const { entityRef, excludeEntityRef = [] } = recipients;
      return {
        title: payload.title,
        to: [entityRef].flat(),
        except: [excludeEntityRef].flat(),
        payload,
      };
    });
    this.#sent.clear();
    return taken;
  }
}

/** Records, and people who are told of them. */
export async function remindersRoom(
  database: Knex,
  reminders: Partial<ContinuityPolicy['reminders']> = {},
) {
  const policy = policyOf();
  const room = await recordsRoom(database, {
    policy: { ...policy, reminders: { ...policy.reminders, ...reminders } },
  });
  const inbox = new Inbox();
  const logger = mockServices.logger.mock();
  /** One more replica. */
  const replica = (options: { enabled?: boolean; send?: Inbox['send'] } = {}) =>
    RemindersService.create({
      database,
      records: room.records,
      policy: room.policy,
      notifications: { send: options.send ?? (one => inbox.send(one)) },
      logger,
      enabled: options.enabled ?? true,
      clock: room.now,
    });
  const service = replica();
  return {
    ...room,
    inbox,
    logger,
    replica,
    /** What people are told once the clock shows this; now unless given. */
    told: async (now = room.clock.now) => {
      room.clock.now = now;
      await service.keepUp();
      await service.run();
      return inbox.take();
    },
  };
}
