import { repeatedIds, type Mistake } from './impact';
import type { RiskPolicy } from './riskPolicy';

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** Once a level is too high, so is every higher one. */
function appetiteMistakes({ levels }: RiskPolicy): Mistake[] {
  const firstBad = levels.findIndex(({ acceptable }) => !acceptable);
  return levels.flatMap(({ acceptable }, index) =>
    firstBad !== -1 && index > firstBad && acceptable
      ? [
          {
            path: ['levels', index, 'acceptable'],
            message: `expected false, as the lower level ${levels[firstBad].id} is not acceptable`,
          },
        ]
      : [],
  );
}

/** A row for each likelihood, a level that there is for each impact. */
function shapeMistakes({
  likelihood,
  impact,
  levels,
  matrix,
}: RiskPolicy): Mistake[] {
  const known = levels.map(({ id }) => id);
  if (matrix.length !== likelihood.length) {
    return [
      {
        path: ['matrix'],
        message: `expected ${counted(
          likelihood.length,
          'row',
        )}, one for each likelihood, not ${matrix.length}`,
      },
    ];
  }
  return matrix.flatMap((row, index): Mistake[] =>
    row.length === impact.length
      ? row.flatMap((level, at) =>
          known.includes(level)
            ? []
            : [
                {
                  path: ['matrix', index, at],
                  message: `expected one of the levels ${known.join(', ')}`,
                },
              ],
        )
      : [
          {
            path: ['matrix', index],
            message: `expected ${counted(
              impact.length,
              'level',
            )}, one for each impact, not ${row.length}`,
          },
        ],
  );
}

/** What is likelier, or worse, is no smaller risk. */
function orderMistakes({ levels, matrix }: RiskPolicy): Mistake[] {
  const rank = (id: string) => levels.findIndex(level => level.id === id);
  return matrix.flatMap((row, index) =>
    row.flatMap((level, at) => {
      const before = [
        { level: matrix[index - 1]?.[at], than: 'what is less likely' },
        { level: row[at - 1], than: 'what is less bad' },
      ].find(other => other.level && rank(other.level) > rank(level));
      return before
        ? [
            {
              path: ['matrix', index, at],
              message: `expected ${before.level} or higher, as ${before.than} is ${before.level}`,
            },
          ]
        : [];
    }),
  );
}

/** Each rating that is named is one that there is, and comes to one impact only. */
function ratingMistakes({ impact }: RiskPolicy, ratings: string[]): Mistake[] {
  return impact.flatMap(({ rating }, index) => {
    const path = ['impact', index, 'rating'];
    if (rating === null) {
      return [];
    }
    if (!ratings.includes(rating)) {
      return [
        {
          path,
          message: `expected one of the ratings of impact: ${ratings.join(
            ', ',
          )}`,
        },
      ];
    }
    return impact.findIndex(other => other.rating === rating) < index
      ? [{ path, message: `expected another rating: ${rating} is taken` }]
      : [];
  });
}

/**
 * What makes a policy one that no risk can be rated by.
 *
 * @param ratings - ids of the ratings of impact analyses
 *
 * @public
 */
export function riskPolicyMistakes(
  policy: RiskPolicy,
  ratings: string[],
): Mistake[] {
  const shape = [
    ...repeatedIds(policy.likelihood, ['likelihood']),
    ...repeatedIds(policy.impact, ['impact']),
    ...repeatedIds(policy.levels, ['levels']),
    ...shapeMistakes(policy),
  ];
  return [
    ...shape,
    ...appetiteMistakes(policy),
    ...ratingMistakes(policy, ratings),
    ...(shape.length === 0 ? orderMistakes(policy) : []),
  ];
}
