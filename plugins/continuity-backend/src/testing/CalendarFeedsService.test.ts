import { TestDatabases } from '@backstage/backend-test-utils';
import { accessOf } from '../__testUtils__/access';
import type { Access } from '../http';
import {
  checkout,
  kim,
  ledger,
  orders,
  outcomeOf,
  planOf,
  sales,
  testingRoom,
} from './__testUtils__/testingRoom';

jest.setTimeout(60_000);

const access = accessOf(kim);
const restricted: Access = {
  ...access,
  scope: {
    type: 'where',
    criteria: { anyOf: [] as never },
  },
  ownershipRefs: async () => [kim, sales],
};

/** The properties of each event, long lines put together again. */
function eventsOf(calendar: string) {
  for (const line of calendar.split('\r\n')) {
    expect([...line].length).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const lines = calendar.replace(/\r\n[ \t]/g, '').split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (name && events.length > 0) events[events.length - 1][name] ??= value;
  }
  return events;
}

function segmentOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

describe('CalendarFeedsService', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it("carries a group's planned and lately cancelled tests", async () => {
      const { testing, feeds, time } = await testingRoom(databases, databaseId);
      const day = await testing.create(
        access,
        planOf({
          title: `Restore; the "shop", ${'all of it, '.repeat(
            20,
          )}\rBEGIN:VEVENT`,
          plannedAt: '2026-12-31',
          rrule: 'FREQ=YEARLY;UNTIL=20301231T000000Z',
          entityRefs: [checkout, 'component:default/orders', ledger],
        }),
      );
      const instant = await testing.create(
        access,
        planOf({
          title: 'Owned',
          owner: sales,
          plannedAt: '2026-07-01T09:30:00.000Z',
          rrule: 'FREQ=WEEKLY;UNTIL=20270101',
        }),
      );
      const below = await testing.create(
        access,
        planOf({ title: 'Below', entityRefs: [ledger], rrule: 'FREQ=DAILY' }),
      );
      await testing.change(access, below.id, { revision: 1, rrule: null });
      await testing.cancel(access, below.id, { revision: 2 });
      const done = await testing.create(access, planOf());
      await testing.recordOutcome(access, done.id, outcomeOf());

      const { url, ...feed } = await feeds.create(access, sales);
      expect(url).toMatch(/\/api\/continuity\/calendar\/[\w-]{43}\.ics$/);
      expect(feed).toMatchObject({ subjectRef: sales, createdBy: kim });
      time.now = '2026-06-16T00:00:00.000Z';
      const calendar = await feeds.read(segmentOf(url));
      const events = eventsOf(calendar);
      expect(events.map(event => event.UID)).toEqual([
        instant.id,
        below.id,
        day.id,
      ]);
      expect(events[0]).toMatchObject({
        SUMMARY: 'Owned',
        DTSTART: '20260701T093000Z',
        RRULE: 'FREQ=WEEKLY;UNTIL=20270101T235959Z',
        SEQUENCE: '1',
        STATUS: 'CONFIRMED',
        DESCRIPTION: `Area: continuity\\nType: functional\\nEntities: ${checkout}`,
        DTSTAMP: expect.stringMatching(/^\d{8}T\d{6}Z$/),
      });
      expect(events[1]).toMatchObject({
        'DTSTART;VALUE=DATE': '20260701',
        'DTEND;VALUE=DATE': '20260702',
        STATUS: 'CANCELLED',
        SEQUENCE: '3',
      });
      expect(events[2]).toMatchObject({
        'DTSTART;VALUE=DATE': '20261231',
        'DTEND;VALUE=DATE': '20270101',
        RRULE: 'FREQ=YEARLY;UNTIL=20301231',
        SUMMARY: expect.stringMatching(
          /^Restore\\; the "shop"\\, .*BEGIN:VEVENT$/,
        ),
      });
      expect(await feeds.list(access)).toEqual([
        { ...feed, lastReadAt: time.now },
      ]);

      time.now = '2026-10-01T00:00:00.000Z';
      const later = eventsOf(await feeds.read(segmentOf(url)));
      expect(later.map(event => event.UID)).toEqual([instant.id, day.id]);
    });

    it('names no entities but those of its subject', async () => {
      const { testing, feeds } = await testingRoom(databases, databaseId);
      await testing.create(
        access,
        planOf({ owner: kim, entityRefs: [checkout, orders] }),
      );
      const { url } = await feeds.create(restricted, kim);
      const calendar = await feeds.read(segmentOf(url));
      expect(eventsOf(calendar)).toMatchObject([
        {
          DESCRIPTION:
            'Area: continuity\\nType: functional\\nFurther entities: 2',
        },
      ]);
      expect(calendar).not.toContain('component:');
    });

    it('is an empty calendar when nothing is planned', async () => {
      const { feeds } = await testingRoom(databases, databaseId);
      const { url } = await feeds.create(access, kim);
      expect(eventsOf(await feeds.read(segmentOf(url)))).toEqual([]);
    });

    it('can be created for oneself and own groups only, unless one sees everything', async () => {
      const { feeds } = await testingRoom(databases, databaseId);
      await feeds.create(restricted, sales);
      await feeds.create(access, 'group:default/shop');
      await expect(
        feeds.create(restricted, 'group:default/shop'),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(feeds.create(access, 'group:default/none')).rejects.toThrow(
        /^body\.subjectRef: expected a user or group/,
      );
    });

    it("keeps only the token's hash and ends with a revocation by its owner", async () => {
      const { feeds, database } = await testingRoom(databases, databaseId);
      const { id, url } = await feeds.create(access, sales);
      const token = segmentOf(url).replace('.ics', '');
      expect(JSON.stringify(await database('calendar_feeds'))).not.toContain(
        token,
      );
      await feeds.read(token);

      const lee = accessOf('user:default/lee');
      expect(await feeds.list(lee)).toEqual([]);
      const notFound = { name: 'NotFoundError' };
      await expect(feeds.revoke(lee, id)).rejects.toMatchObject(notFound);
      await feeds.revoke(access, id);
      await expect(feeds.read(token)).rejects.toMatchObject(notFound);
      await expect(feeds.revoke(access, id)).rejects.toMatchObject(notFound);
      expect(await feeds.list(access)).toEqual([]);
      await expect(feeds.read('x'.repeat(43))).rejects.toMatchObject(notFound);
    });
  });
});
