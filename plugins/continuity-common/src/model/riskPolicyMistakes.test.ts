import fc from 'fast-check';
import { riskPolicySchema, type RiskPolicy } from './riskPolicy';
import { riskPolicyMistakes } from './riskPolicyMistakes';
import { defaultPolicy } from '../rules/policy';
import { defaultRiskPolicy } from '../rules/defaultRiskPolicy';

const RATINGS = defaultPolicy.impact.ratings.map(({ id }) => id);
const mistakes = (policy: Partial<RiskPolicy>) =>
  riskPolicyMistakes({ ...defaultRiskPolicy, ...policy }, RATINGS).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

/** The policy with two steps of each kind, and this matrix. */
const small = (matrix: string[][]): RiskPolicy => ({
  likelihood: ['seldom', 'often'].map(id => ({
    id,
    title: id,
    description: null,
  })),
  impact: ['little', 'much'].map(id => ({
    id,
    title: id,
    description: null,
    rating: null,
  })),
  levels: [
    { id: 'low', title: 'Low', acceptable: true },
    { id: 'high', title: 'High', acceptable: false },
  ],
  matrix,
  scenarios: [],
});

describe('the default way to rate risks', () => {
  it('is right by its own rules', () => {
    expect(riskPolicySchema.parse(defaultRiskPolicy)).toEqual(
      defaultRiskPolicy,
    );
    expect(mistakes({})).toEqual([]);
  });

  it('names an impact for each rating of an impact analysis', () => {
    expect(defaultRiskPolicy.impact.map(({ id }) => id)).toEqual(RATINGS);
  });

  it('comes with the nine scenarios of the regulation, clause by clause', () => {
    const { scenarios } = defaultRiskPolicy;
    expect(scenarios.map(({ source }) => source)).toEqual(
      [...'abcdefghi'].map(
        clause =>
          `Commission Delegated Regulation (EU) 2024/1774, Article 26(2), point (${clause})`,
      ),
    );
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(9);
    expect(scenarios.some(({ hidden }) => hidden)).toBe(false);
  });

  it('never takes the severest impact for small, however unlikely', () => {
    for (const row of defaultRiskPolicy.matrix) {
      const level = defaultRiskPolicy.levels.find(
        ({ id }) => id === row.at(-1),
      );
      expect(level?.acceptable).toBe(false);
    }
  });
});

describe('mistakes of a policy about risks', () => {
  it.each<[string, Partial<RiskPolicy>, string]>([
    [
      'too few rows',
      { matrix: defaultRiskPolicy.matrix.slice(1) },
      'matrix: expected 5 rows, one for each likelihood, not 4',
    ],
    [
      'a short row',
      small([['low', 'low'], ['low']]),
      'matrix.1: expected 2 levels, one for each impact, not 1',
    ],
    [
      'a level that there is not',
      small([
        ['low', 'low'],
        ['low', 'huge'],
      ]),
      'matrix.1.1: expected one of the levels low, high',
    ],
    [
      'less for what is likelier',
      small([
        ['low', 'high'],
        ['low', 'low'],
      ]),
      'matrix.1.1: expected high or higher, as what is less likely is high',
    ],
    [
      'less for what is worse',
      small([
        ['high', 'low'],
        ['high', 'high'],
      ]),
      'matrix.0.1: expected high or higher, as what is less bad is high',
    ],
    [
      'a high level that is acceptable',
      {
        levels: defaultRiskPolicy.levels.map(level => ({
          ...level,
          acceptable: level.id !== 'high',
        })),
      },
      'levels.3.acceptable: expected false, as the lower level high is not acceptable',
    ],
    [
      'an id that is taken',
      { levels: [...defaultRiskPolicy.levels, defaultRiskPolicy.levels[3]] },
      'levels.4.id: expected another id: extreme is taken',
    ],
    [
      'a rating that no impact analysis knows',
      {
        impact: defaultRiskPolicy.impact.map((one, index) => ({
          ...one,
          rating: index === 2 ? 'awful' : null,
        })),
      },
      `impact.2.rating: expected one of the ratings of impact: ${RATINGS.join(
        ', ',
      )}`,
    ],
    [
      'a rating that comes to two impacts',
      {
        impact: defaultRiskPolicy.impact.map((one, index) => ({
          ...one,
          rating: index > 2 ? 'severe' : null,
        })),
      },
      'impact.4.rating: expected another rating: severe is taken',
    ],
  ])('name %s', (_, policy, message) => {
    expect(mistakes(policy)).toEqual([message]);
  });

  it('are found exactly where one place of the matrix is below another before it', () => {
    const level = fc.constantFrom('low', 'high');
    fc.assert(
      fc.property(
        fc.tuple(fc.tuple(level, level), fc.tuple(level, level)),
        ([[a, b], [c, d]]) => {
          const rises = (from: string, to: string) =>
            from === 'low' || to === 'high';
          const isMonotone =
            rises(a, b) && rises(a, c) && rises(b, d) && rises(c, d);
          const matrix = [
            [a, b],
            [c, d],
          ];
          expect(mistakes(small(matrix)).length === 0).toBe(isMonotone);
        },
      ),
    );
  });
});
