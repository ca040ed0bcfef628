import { createEventsAsync, type DateArray, type EventAttributes } from 'ics';
import type { StoredTest } from './types';

const DAY = 24 * 60 * 60 * 1000;
/** Tests say when they start, not how long they take. */
const SHOWN_HOURS = 1;

function dayOf(time: Date): DateArray {
  return [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
}

function timesOf(
  plannedAt: string,
): Pick<EventAttributes, 'start'> &
  ({ end: DateArray } | { duration: { hours: number } }) {
  const start = new Date(plannedAt);
  return plannedAt.includes('T')
    ? { start: start.getTime(), duration: { hours: SHOWN_HOURS } }
    : { start: dayOf(start), end: dayOf(new Date(start.getTime() + DAY)) };
}

/**
 * The rule as RFC 5545 wants it beside a start: UNTIL of the same type as the
 * start, a day beside a day and an instant beside an instant.
 */
function ruleOf(test: StoredTest): string | undefined {
  if (test.rrule === null || test.state !== 'planned') return undefined;
  return test.rrule.replace(/UNTIL=(\d{8})(T\d{6}Z?)?/i, (_, day, time) => {
    if (!test.plannedAt.includes('T')) return `UNTIL=${day}`;
    return `UNTIL=${day}${time && time !== 'T000000Z' ? time : 'T235959Z'}`;
  });
}

/** Text in one piece: a lone control character would end a line of the file. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}

function descriptionOf(test: StoredTest, shownRefs: Set<string>): string {
  const shown = test.entityRefs.filter(ref => shownRefs.has(ref));
  const further = test.entityRefs.length - shown.length;
  return [
    `Area: ${test.area}`,
    `Type: ${test.type}`,
    ...(shown.length > 0 ? [`Entities: ${shown.join(', ')}`] : []),
    ...(further > 0 ? [`Further entities: ${further}`] : []),
  ].join('\n');
}

/**
 * Tests as an iCalendar file (RFC 5545).
 *
 * @param name - what a calendar program shows as the calendar's name
 * @param shownRefs - the entities that may be named; others are counted
 */
export async function toCalendar(
  name: string,
  tests: StoredTest[],
  shownRefs: Set<string>,
): Promise<string> {
  const events = tests.map(
    (test): EventAttributes => ({
      ...timesOf(test.plannedAt),
      uid: test.id,
      sequence: test.revision,
      title: plain(test.title),
      description: descriptionOf(test, shownRefs),
      status: test.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
      transp: 'TRANSPARENT',
      categories: [test.area],
      created: Date.parse(test.createdAt),
      lastModified: Date.parse(test.changedAt),
      recurrenceRule: ruleOf(test),
    }),
  );
  const { value, error } = await createEventsAsync(events, {
    productId: '-//Backstage Continuity//Testing schedule//EN',
    method: 'PUBLISH',
    calName: plain(name),
  });
  if (error || value === null) {
    throw new Error('The calendar could not be written', { cause: error });
  }
  return value;
}
