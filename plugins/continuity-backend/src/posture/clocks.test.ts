import { TestDatabases } from '@backstage/backend-test-utils';
import { confirmReviewsSchema } from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import { CHECKOUT, service, WEB } from '../__testUtils__/company';
import { createWorld } from '../__testUtils__/world';

jest.setTimeout(60_000);

const LEAP_DAY = '2028-02-29T12:00:00.000Z';
const anna = accessOf('user:default/anna', { groups: [WEB] });
const tiered = (name: string, tier: string) =>
  service(
    name,
    { tier, rto: 'PT1H', rpo: 'PT1H', mtpd: 'P1D' },
    { ownedBy: WEB },
  );

describe('posture by clocks that jump', () => {
  const databases = TestDatabases.create();

  async function start(databaseId: Parameters<typeof databases.init>[0]) {
    const world = await createWorld(await databases.init(databaseId), {
      entities: [tiered('checkout', 'essential')],
      now: LEAP_DAY,
    });
    const confirm = () =>
      world.reviews.confirm(
        anna,
        confirmReviewsSchema.parse({ items: [{ entityRef: CHECKOUT }] }),
      );
    return { ...world, confirm };
  }

  it.each(databases.eachSupportedId())(
    'is due a year after a leap day on the last of February, forward and back, %p',
    async databaseId => {
      const { clock, confirm, reviews, posture, database } = await start(
        databaseId,
      );
      await confirm();
      const [duty] = await database('posture').select('review_due_at');
      expect(new Date(duty.review_due_at).toISOString()).toBe(
        '2029-02-28T12:00:00.000Z',
      );

      // A year ahead, and back by an hour more than that.
      for (const now of [
        '2029-03-01T00:00:00.000Z',
        '2028-02-29T11:00:00.000Z',
      ]) {
        clock.now = now;
        await posture.service.rebuild();
        await posture.service.sweep();
        expect(await database('posture').select('review_due_at')).toEqual([
          duty,
        ]);
      }

      // Somebody reviews by the clock that went back: both reviews stay.
      await confirm();
      const { items } = await reviews.list(anna, {
        entityRef: [CHECKOUT],
        limit: 10,
      });
      expect(items.map(item => item.reviewedAt)).toEqual([
        LEAP_DAY,
        '2028-02-29T11:00:00.000Z',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'counts each day once, also when a clock goes back over midnight, %p',
    async databaseId => {
      const { clock, posture, sync } = await start(databaseId);
      const count = async (now: string, entities: string[]) => {
        clock.now = now;
        await sync(entities.map(name => tiered(name, 'essential')));
        await posture.service.sweep();
        await posture.trends.snapshot(now);
      };
      await count('2028-02-28T23:00:00.000Z', ['checkout']);
      await count('2028-03-01T00:20:00.000Z', ['checkout', 'till']);
      await count('2028-02-29T23:20:00.000Z', ['checkout', 'till', 'basket']);
      await count('2028-03-01T00:30:00.000Z', ['checkout', 'till']);
      const trend = await posture.trends.trend({
        filters: {},
        scope: { type: 'all' },
        days: 4,
        now: '2028-03-02T12:00:00.000Z',
      });
      expect(trend.map(({ day, total }) => [day, total])).toEqual([
        ['2028-02-28', 1],
        ['2028-02-29', 3],
        ['2028-03-01', 2],
        ['2028-03-02', 2],
      ]);
    },
  );
});
