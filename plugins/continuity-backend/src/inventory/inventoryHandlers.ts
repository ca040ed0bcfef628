import type { SchedulerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { contentHash } from '../database';
import type { Handlers } from '../http';
import type { ClassificationService } from './ClassificationService';
import { basisOf } from './InventorySync';
import { InventoryStore } from './InventoryStore';
import { SYNC_TASK, SYNC_TIMEOUT } from './syncTask';
import { SyncStateStore } from './SyncStateStore';

const refOf = (params: { kind: string; namespace: string; name: string }) =>
  stringifyEntityRef(params);

/** Handlers of the routes about the mirror and portal classifications. */
export function createInventoryHandlers(options: {
  classifications: ClassificationService;
  database: Knex;
  scheduler: SchedulerService;
  /** Has the whole projection computed anew. */
  rebuild: () => Promise<void>;
  policy: ContinuityPolicy;
  /** How far posture is behind what is known. */
  freshness: () => Promise<{
    marked: number;
    stale: number;
    waitingSince: string | null;
    evaluatedAt: string | null;
  }>;
}): Pick<
  Handlers,
  | 'getState'
  | 'startSync'
  | 'getClassification'
  | 'putClassification'
  | 'deleteClassification'
> {
  const { classifications, database, policy, scheduler } = options;
  const policyVersion = contentHash(policy).slice(0, 12);
  const state = new SyncStateStore();
  const store = new InventoryStore();
  return {
    async getState({ access }) {
      const { syncedAt, startedAt, finishedAt, error, basis } =
        await state.read(database);
      const waiting = await options.freshness();
      return {
        syncedAt,
        // A run whose process died never ends; the scheduler gives it up, too.
        syncRunning:
          startedAt !== null &&
          finishedAt === null &&
          Date.now() - Date.parse(startedAt) < SYNC_TIMEOUT.minutes * 60_000,
        syncError: error,
        entities: await store.countInScope(database, access.scope),
        pendingChanges: waiting.marked + waiting.stale,
        pendingSince: waiting.waitingSince,
        evaluatedAt: waiting.evaluatedAt,
        policyVersion,
        policyApplied: basis === basisOf(policy),
      };
    },

    async startSync({ body }) {
      if (body.rebuild) await options.rebuild();
      try {
        await scheduler.triggerTask(SYNC_TASK);
        return { started: true };
      } catch (error) {
        // It runs already.
        if ((error as Error).name === 'ConflictError') {
          return { started: false };
        }
        throw error;
      }
    },

    getClassification: ({ access, params }) =>
      classifications.get(access, refOf(params)),

    putClassification: ({ access, params, body }) =>
      classifications.put(access, refOf(params), body),

    deleteClassification: ({ access, params, query }) =>
      classifications.delete(access, refOf(params), query.revision),
  };
}
