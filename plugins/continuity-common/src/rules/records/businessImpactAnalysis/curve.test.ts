import fc from 'fast-check';
import type { BusinessImpactAnalysis } from '../../../model/records/businessImpactAnalysis';
import {
  analysisContent,
  defaultScale,
  impactsWith,
  ratingRows,
  type RatingRow,
} from '../../__testUtils__/analysis';
import { HOUR } from '../../__testUtils__/facts';
import { deriveMtpd, impactRows, ratingAt, worstByBand } from './curve';

const DAY = 24 * HOUR;
const rated = (rows: Record<string, RatingRow>) => ({
  scale: defaultScale,
  impacts: impactsWith(rows),
});
const mtpdOf = (rows: Record<string, RatingRow>) => {
  const { seconds, categories } = deriveMtpd(rated(rows));
  return [seconds, ...categories.map(({ id }) => id)];
};
const none = 'negligible';

describe('the derived MTPD', () => {
  it.each<[string, Record<string, RatingRow>, unknown[]]>([
    ['all is tolerable', {}, [null]],
    ['nothing is rated', { financial: [] }, [null]],
    ['it is intolerable at once', { safety: ['severe'] }, [0, 'safety']],
    [
      'the start of the first intolerable band, not its end',
      { financial: [none, none, none, 'major', 'severe'] },
      [8 * HOUR, 'financial'],
    ],
    [
      'the earliest category decides',
      {
        financial: [none, none, none, 'major'],
        customer: [none, 'moderate', 'severe'],
      },
      [4 * HOUR, 'customer'],
    ],
    [
      'several decide together, in the order of the scale',
      {
        customer: [none, 'severe'],
        operational: [none, 'major'],
        financial: [none, 'moderate'],
      },
      [HOUR, 'operational', 'customer'],
    ],
    [
      'a gap says nothing, and a later rating counts',
      { financial: [null, null, null, null, null, null, 'major'] },
      [7 * DAY, 'financial'],
    ],
    [
      'a curve that falls again was intolerable already',
      { financial: [none, 'major', 'minor'] },
      [HOUR, 'financial'],
    ],
  ])('where %s', (_what, rows, expected) => {
    expect(mtpdOf(rows)).toEqual(expected);
  });

  it('follows the scale in the content, whichever ratings are tolerable there', () => {
    const { scale, impacts } = analysisContent();
    const strict = {
      ...scale,
      ratings: scale.ratings.map(rating => ({
        ...rating,
        tolerable: rating.id === 'negligible',
      })),
    };
    expect(deriveMtpd({ scale, impacts }).seconds).toBe(8 * HOUR);
    expect(deriveMtpd({ scale: strict, impacts }).seconds).toBe(HOUR);
  });

  it('never rises when a rating gets worse', () => {
    fc.assert(
      fc.property(ratingRows, fc.nat(), fc.nat(), (rows, row, band) => {
        const ids = defaultScale.ratings.map(({ id }) => id);
        const { id } = defaultScale.categories[row % 6];
        const at = band % defaultScale.bands.length;
        const worse = ids.indexOf(rows[id][at] ?? '') + 1;
        const changed = {
          ...rows,
          [id]: rows[id].with(at, ids[Math.min(worse, ids.length - 1)]),
        };
        const before = deriveMtpd(rated(rows)).seconds ?? Infinity;
        const after = deriveMtpd(rated(changed)).seconds ?? Infinity;
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('and the ratings over time do not depend on the order of what is listed', () => {
    const shuffled = (impacts: BusinessImpactAnalysis['impacts']) =>
      fc.shuffledSubarray(impacts, { minLength: impacts.length }).map(list =>
        list.map(impact => ({
          ...impact,
          levels: impact.levels.toReversed(),
        })),
      );
    fc.assert(
      fc.property(
        ratingRows
          .map(rated)
          .chain(one => fc.tuple(fc.constant(one), shuffled(one.impacts))),
        ([one, impacts]) => {
          const other = { ...one, impacts };
          expect(deriveMtpd(other)).toEqual(deriveMtpd(one));
          expect(impactRows(other)).toEqual(impactRows(one));
          expect(worstByBand(other)).toEqual(worstByBand(one));
        },
      ),
    );
  });
});

describe('the rating of an outage', () => {
  const content = rated({
    financial: [none, 'minor', null, 'major', 'moderate'],
    customer: [none, none, 'moderate', 'moderate', 'moderate', 'severe'],
  });
  it.each([
    [0, 'negligible', 'negligible', 'negligible'],
    [HOUR - 1, 'negligible', 'negligible', 'negligible'],
    [HOUR, 'minor', 'minor', 'negligible'],
    // Not rated: what was said of a shorter one still holds.
    [4 * HOUR, 'moderate', 'minor', 'moderate'],
    [8 * HOUR - 1, 'moderate', 'minor', 'moderate'],
    [8 * HOUR, 'major', 'major', 'moderate'],
    // Rated less than a shorter one: it has been through that, too.
    [DAY, 'major', 'major', 'moderate'],
    [365 * DAY, 'severe', 'major', 'severe'],
  ])('of %p s is %s', (seconds, worst, financial, customer) => {
    const at = ratingAt(content, seconds);
    const of = (id: string) =>
      at.byCategory.find(({ category }) => category.id === id)?.rating?.id;
    expect([at.rating?.id, of('financial'), of('customer')]).toEqual([
      worst,
      financial,
      customer,
    ]);
  });

  it('names the categories that have the worst, and none where none is rated', () => {
    expect(ratingAt(content, 8 * HOUR).categories.map(({ id }) => id)).toEqual([
      'financial',
    ]);
    const nothing = { scale: defaultScale, impacts: [] };
    expect(ratingAt(nothing, DAY)).toMatchObject({
      rating: null,
      categories: [],
    });
  });

  it('never gets better as the outage lasts, and is intolerable from the MTPD on', () => {
    const rank = (id?: string) =>
      defaultScale.ratings.findIndex(rating => rating.id === id);
    const time = fc.integer({ min: 0, max: 10 * DAY });
    fc.assert(
      fc.property(ratingRows, time, time, (rows, a, b) => {
        const one = rated(rows);
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        expect(rank(ratingAt(one, long).rating?.id)).toBeGreaterThanOrEqual(
          rank(ratingAt(one, short).rating?.id),
        );
        const mtpd = deriveMtpd(one).seconds;
        expect(ratingAt(one, a).rating?.tolerable === false).toBe(
          mtpd !== null && a >= mtpd,
        );
      }),
    );
  });
});
