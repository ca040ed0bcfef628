import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { entityRef, inDays } from './posture';

/** A functional test of checkout, planned as a day. */
export const scheduledTest = (
  some: Partial<ScheduledTest> = {},
): ScheduledTest => ({
  id: 't1',
  revision: 3,
  state: 'planned',
  mode: 'exercise',
  title: 'Fail checkout over',
  area: 'continuity',
  type: 'functional',
  entityRefs: [entityRef],
  hiddenEntities: 0,
  plannedAt: inDays(11).slice(0, 10),
  rrule: null,
  followsId: null,
  owner: 'group:default/payments',
  note: null,
  createdAt: inDays(-30),
  createdBy: 'user:default/dana',
  changedAt: inDays(-30),
  cancelReason: null,
  result: null,
  ...some,
});
