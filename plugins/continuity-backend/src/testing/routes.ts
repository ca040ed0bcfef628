import type { Handlers } from '../http';
import type { CalendarFeedsService } from './CalendarFeedsService';
import type { TestingService } from './TestingService';

/** Operations of the contract that this room serves. */
type TestingOperation =
  | 'listTests'
  | 'listOccurrences'
  | 'getTest'
  | 'createTest'
  | 'changeTest'
  | 'cancelTest'
  | 'reinstateTest'
  | 'recordOutcome'
  | 'listCalendarFeeds'
  | 'createCalendarFeed'
  | 'revokeCalendarFeed'
  | 'readCalendar';

/** Handlers of the testing schedule and its calendar feeds. */
export function createTestingHandlers(options: {
  testing: TestingService;
  feeds: CalendarFeedsService;
}): Pick<Handlers, TestingOperation> {
  const { testing, feeds } = options;
  return {
    listTests: ({ access, query }) => testing.list(access, query),
    listOccurrences: ({ access, query }) => testing.occurrences(access, query),
    getTest: ({ access, params }) => testing.get(access, params.id),
    createTest: ({ access, body }) => testing.create(access, body),
    changeTest: ({ access, params, body }) =>
      testing.change(access, params.id, body),
    cancelTest: ({ access, params, body }) =>
      testing.cancel(access, params.id, body),
    reinstateTest: ({ access, params, body }) =>
      testing.reinstate(access, params.id, body),
    recordOutcome: ({ access, params, body }) =>
      testing.recordOutcome(access, params.id, body),
    listCalendarFeeds: async ({ access }) => ({
      items: await feeds.list(access),
    }),
    createCalendarFeed: ({ access, body }) =>
      feeds.create(access, body.subjectRef),
    revokeCalendarFeed: ({ access, params }) => feeds.revoke(access, params.id),
    readCalendar: ({ params }) => feeds.read(params.token),
  };
}
