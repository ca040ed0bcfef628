import { defaultImpactPolicy } from '../rules/defaultImpactPolicy';
import {
  impactPolicyMistakes,
  impactPolicySchema,
  type ImpactPolicy,
} from './impact';

const { categories, ratings, regulatoryCeilings } = defaultImpactPolicy;
const mistakes = (change: Partial<ImpactPolicy>) =>
  impactPolicyMistakes({ ...defaultImpactPolicy, ...change }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
const rated = (...changes: Partial<ImpactPolicy['ratings'][number]>[]) => ({
  ratings: ratings.map((rating, index) => ({ ...rating, ...changes[index] })),
});

describe('the impact scale of the policy', () => {
  it('is sound by default', () => {
    expect(impactPolicySchema.parse(defaultImpactPolicy)).toEqual(
      defaultImpactPolicy,
    );
    expect(mistakes({})).toEqual([]);
    expect(mistakes(rated(...Array(5).fill({ amountFrom: null })))).toEqual([]);
  });

  it.each<[Partial<ImpactPolicy>, string[]]>([
    [
      { categories: [categories[0], categories[0]] },
      ['categories.1.id: expected another id: financial is taken'],
    ],
    [
      { regulatoryCeilings: [regulatoryCeilings[0], regulatoryCeilings[0]] },
      ['regulatoryCeilings.1.id: expected another id: pfmi-17-6 is taken'],
    ],
    [
      {
        regulatoryCeilings: [{ ...regulatoryCeilings[0], rto: null }],
      },
      ['regulatoryCeilings.0: expected an rto, an mtpd, or both'],
    ],
    [
      rated(...Array(5).fill({ tolerable: true })),
      ['ratings: expected at least one rating that is not tolerable'],
    ],
    [
      rated({ tolerable: false }),
      ['ratings.0.tolerable: expected the weakest rating to be tolerable'],
    ],
    [
      rated({}, {}, { tolerable: false }, { tolerable: true }),
      [
        'ratings.3.tolerable: expected not tolerable, as a weaker rating is not tolerable',
      ],
    ],
    [
      rated({ amountFrom: 1 }),
      [
        'ratings.0.amountFrom: expected 0: the weakest rating begins with no loss',
      ],
    ],
    [
      rated({}, {}, { amountFrom: null }),
      ['ratings.2.amountFrom: expected a sum, as other ratings have one'],
    ],
    [
      rated({}, {}, { amountFrom: 10_000 }),
      ['ratings.2.amountFrom: expected more than that of the one before'],
    ],
    [
      { bands: [0, 60, 30] },
      ['bands.2: expected more than that of the one before'],
    ],
  ])('says what is wrong: case %#', (change, expected) => {
    expect(mistakes(change)).toEqual(expected);
  });
});
