import fc from 'fast-check';
import { bandId } from '../../../model/records/businessImpactAnalysis';
import {
  analysisContent,
  defaultScale,
  impactsWith,
  ratingRows,
} from '../../__testUtils__/analysis';
import { HOUR } from '../../__testUtils__/facts';
import { defaultPolicy } from '../../policy';
import {
  amountContradictions,
  compareCeilings,
  fallingImpacts,
  ratingOfAmount,
} from './contradictions';

const DAY = 24 * HOUR;

describe('a curve that falls', () => {
  it('is told by the first band rated less than the one before, gaps aside', () => {
    const found = fallingImpacts({
      scale: defaultScale,
      impacts: impactsWith({
        financial: ['minor', null, 'negligible', 'major', 'minor'],
        customer: ['minor', 'minor', 'major', 'severe'],
        safety: [],
      }),
    });
    expect(
      found.map(({ category, earlier, later }) => [
        category.id,
        earlier.start,
        earlier.rating.id,
        later.start,
        later.rating.id,
      ]),
    ).toEqual([['financial', 0, 'minor', 4 * HOUR, 'negligible']]);
  });

  it('is no curve whose ratings are in order', () => {
    const ids = defaultScale.ratings.map(({ id }) => id);
    const sorted = ratingRows.map(rows =>
      Object.fromEntries(
        Object.entries(rows).map(([id, row]) => [
          id,
          row.toSorted((a, b) => ids.indexOf(a ?? '') - ids.indexOf(b ?? '')),
        ]),
      ),
    );
    fc.assert(
      fc.property(sorted, rows => {
        const impacts = impactsWith(rows);
        expect(fallingImpacts({ scale: defaultScale, impacts })).toEqual([]);
      }),
    );
  });
});

describe('the rating of a sum', () => {
  it.each([
    [0, 'negligible'],
    [9_999.99, 'negligible'],
    [10_000, 'minor'],
    [99_999, 'minor'],
    [1_000_000, 'major'],
    [10_000_000, 'severe'],
    [900_000_000_000, 'severe'],
  ])('of %p is %s', (amount, rating) => {
    expect(ratingOfAmount(defaultScale, amount)?.id).toBe(rating);
  });

  it('is none where the scale rates no sums', () => {
    const ratings = defaultScale.ratings.map(rating => ({
      ...rating,
      amountFrom: null,
    }));
    expect(ratingOfAmount({ ...defaultScale, ratings }, 5)).toBeNull();
  });

  it('contradicts another one beside it, in categories that count in sums', () => {
    const withAmounts = (category: string) =>
      amountContradictions({
        scale: defaultScale,
        impacts: [
          {
            id: category,
            levels: [
              [0, 'negligible', 0],
              [HOUR, 'minor', 9_999],
              [4 * HOUR, 'minor', 10_000],
              [8 * HOUR, null, 5_000_000],
              [DAY, 'severe', null],
              [3 * DAY, 'moderate', 1_000_000],
            ].map(([start, rating, amount]) => ({
              id: bandId(start as number),
              rating: rating as string | null,
              amount: amount as number | null,
            })),
            justification: '',
          },
        ],
      }).map(({ cell, ratingOfAmount: right }) => [cell.start, right.id]);
    expect(withAmounts('financial')).toEqual([
      [HOUR, 'negligible'],
      [3 * DAY, 'major'],
    ]);
    expect(withAmounts('operational')).toEqual([]);
  });
});

describe('regulatory ceilings', () => {
  const policy = {
    impact: {
      ...defaultPolicy.impact,
      regulatoryCeilings: [
        ...defaultPolicy.impact.regulatoryCeilings,
        {
          id: 'house-rule',
          title: 'House rule',
          description: null,
          rto: DAY,
          mtpd: 2 * DAY,
        },
      ],
    },
  };

  it('are compared where the analysis names them, each with what it limits', () => {
    const compared = (regulations: string[]) =>
      compareCeilings(analysisContent({ regulations }), policy).map(
        ({ ceiling, objective, actual, limit }) => [
          ceiling.id,
          objective,
          actual,
          limit,
        ],
      );
    expect(compared([])).toEqual([]);
    expect(compared(['pfmi-17-6'])).toEqual([
      ['pfmi-17-6', 'rto', 4 * HOUR, 2 * HOUR],
    ]);
    expect(compared(['house-rule', 'unheard-of', 'house-rule'])).toEqual([
      ['house-rule', 'rto', 4 * HOUR, DAY],
      ['house-rule', 'mtpd', 8 * HOUR, 2 * DAY],
    ]);
  });
});
