import { z } from 'zod';
import {
  entityRefSchema,
  instantSchema,
  revisionSchema,
} from '../../model/primitives';
import { testAreas, testTypes } from '../../model/policy';
import {
  calendarFeedSchema,
  changeTestSchema,
  createTestSchema,
  recordOutcomeSchema,
  scheduledTestSchema,
  testStates,
} from '../../model/scheduledTest';
import {
  postureReadPermission,
  testRecordPermission,
  testSchedulePermission,
} from '../../permissions';
import { idParams } from '../filters';
import { many, page, paging, route } from '../route';

export const testRoutes = {
  listTests: route({
    method: 'GET',
    path: '/tests',
    summary: 'The testing schedule',
    permission: postureReadPermission,
    query: z.strictObject({
      from: instantSchema.optional(),
      to: instantSchema.optional(),
      entityRef: many(entityRefSchema).optional(),
      owner: many(entityRefSchema).optional(),
      area: many(z.enum(testAreas)).optional(),
      type: many(z.enum(testTypes)).optional(),
      state: many(z.enum(testStates)).optional(),
      sort: z.enum(['plannedAt', '-plannedAt']).default('plannedAt'),
      ...paging,
    }),
    response: page(scheduledTestSchema),
    also: ['text/csv'],
  }),
  listOccurrences: route({
    method: 'GET',
    path: '/tests/occurrences',
    summary:
      'Tests and the future occurrences of recurring ones within a time window',
    permission: postureReadPermission,
    query: z.strictObject({
      from: instantSchema,
      to: instantSchema,
      entityRef: many(entityRefSchema).optional(),
      owner: many(entityRefSchema).optional(),
      area: many(z.enum(testAreas)).optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          testId: z.string(),
          title: z.string(),
          area: z.enum(testAreas),
          type: z.enum(testTypes),
          state: z.enum(testStates),
          outcome: z.string().nullable(),
          at: z.string(),
          /** True: computed from the recurrence, not yet a test of its own. */
          projected: z.boolean(),
          entityRefs: z.array(entityRefSchema),
        }),
      ),
      /** True: more than 1,000 occurrences fall in the window; ask for a smaller one. */
      truncated: z.boolean(),
    }),
  }),
  getTest: route({
    method: 'GET',
    path: '/tests/:id',
    summary: 'One scheduled test with its outcome',
    permission: postureReadPermission,
    params: idParams,
    response: scheduledTestSchema,
  }),
  createTest: route({
    method: 'POST',
    path: '/tests',
    summary: 'Schedule a test',
    permission: testSchedulePermission,
    body: createTestSchema,
    response: scheduledTestSchema,
    status: 201,
  }),
  changeTest: route({
    method: 'PATCH',
    path: '/tests/:id',
    summary: 'Move or change a planned test',
    permission: testSchedulePermission,
    params: idParams,
    body: changeTestSchema,
    response: scheduledTestSchema,
  }),
  cancelTest: route({
    method: 'POST',
    path: '/tests/:id/cancel',
    summary: 'Cancel a planned test',
    permission: testSchedulePermission,
    params: idParams,
    body: z.strictObject({
      revision: revisionSchema,
      reason: z.string().max(2000).optional(),
    }),
    response: scheduledTestSchema,
  }),
  reinstateTest: route({
    method: 'POST',
    path: '/tests/:id/reinstate',
    summary: 'Plan a cancelled test again',
    permission: testSchedulePermission,
    params: idParams,
    body: z.strictObject({ revision: revisionSchema }),
    response: scheduledTestSchema,
  }),
  recordOutcome: route({
    method: 'POST',
    path: '/tests/:id/outcome',
    summary: 'Record the outcome of a planned test, or correct a recorded one',
    permission: testRecordPermission,
    params: idParams,
    body: recordOutcomeSchema,
    response: scheduledTestSchema,
  }),
  listCalendarFeeds: route({
    method: 'GET',
    path: '/calendar-feeds',
    summary: "The caller's own calendar feeds",
    permission: postureReadPermission,
    response: z.object({ items: z.array(calendarFeedSchema) }),
  }),
  createCalendarFeed: route({
    method: 'POST',
    path: '/calendar-feeds',
    summary:
      'Create a calendar feed of a group or user; the address is shown once',
    permission: postureReadPermission,
    body: z.strictObject({ subjectRef: entityRefSchema }),
    response: calendarFeedSchema.extend({ url: z.string() }),
    status: 201,
  }),
  revokeCalendarFeed: route({
    method: 'DELETE',
    path: '/calendar-feeds/:id',
    summary: 'Revoke a calendar feed',
    permission: postureReadPermission,
    params: idParams,
    status: 204,
  }),
  readCalendar: route({
    method: 'GET',
    path: '/calendar/:token',
    summary: 'The calendar of a feed (RFC 5545)',
    permission: 'token',
    params: z.strictObject({ token: z.string().min(20).max(200) }),
    response: z.string(),
    also: ['text/calendar'],
  }),
};
