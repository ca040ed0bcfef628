import { mockServices } from '@backstage/backend-test-utils';
import { defaultPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { JsonObject } from '@backstage/types';
import { readPolicy } from './readPolicy';

const defaults = defaultPolicy.risk;
const read = (risk: JsonObject, rest: JsonObject = {}) =>
  readPolicy(
    mockServices.rootConfig({ data: { continuity: { risk, ...rest } } }),
  ).policy.risk;

const small = {
  likelihood: [{ id: 'seldom' }, { id: 'often', title: 'Often' }],
  impact: [{ id: 'little' }, { id: 'much', rating: 'severe' }],
  levels: [
    { id: 'green', acceptable: true },
    { id: 'red', acceptable: false },
  ],
  matrix: [
    ['green', 'red'],
    ['green', 'red'],
  ],
};

describe('the policy about risks', () => {
  it('is that of the default policy where nothing is configured', () => {
    expect(read({})).toEqual(defaults);
  });

  it('replaces scales and matrix, and fills in what is left out', () => {
    expect(read(small)).toEqual({
      likelihood: [
        { id: 'seldom', title: 'seldom', description: null },
        { id: 'often', title: 'Often', description: null },
      ],
      impact: [
        { id: 'little', title: 'little', description: null, rating: null },
        { id: 'much', title: 'much', description: null, rating: 'severe' },
      ],
      levels: [
        { id: 'green', title: 'green', acceptable: true },
        { id: 'red', title: 'red', acceptable: false },
      ],
      matrix: small.matrix,
      scenarios: defaults.scenarios,
    });
  });

  it('keeps the default scale where impact analyses are rated otherwise', () => {
    const ratings = [
      { id: 'fine', tolerable: true },
      { id: 'bad', tolerable: false },
    ];
    expect(read({}, { impact: { ratings } }).impact).toEqual(defaults.impact);
  });

  it('adds scenarios, changes those of the same id, and hides', () => {
    const { scenarios } = read({
      scenarios: [
        { id: 'power-outage', hidden: true },
        { id: 'cyber-attack', title: 'Ransomware', source: null },
        { id: 'supplier-exit', description: 'A supplier gives up' },
      ],
    });
    expect(scenarios.map(({ id }) => id)).toEqual([
      ...defaults.scenarios.map(({ id }) => id),
      'supplier-exit',
    ]);
    const [attack] = scenarios;
    expect(attack).toEqual({
      ...defaults.scenarios[0],
      title: 'Ransomware',
      source: null,
    });
    expect(scenarios.find(({ id }) => id === 'power-outage')).toEqual({
      ...defaults.scenarios.find(({ id }) => id === 'power-outage'),
      hidden: true,
    });
    expect(scenarios.at(-1)).toEqual({
      id: 'supplier-exit',
      title: 'supplier-exit',
      description: 'A supplier gives up',
      source: null,
      hidden: false,
    });
  });

  it.each([
    [{ apetite: 'low' }, 'continuity.risk.apetite: expected no such key'],
    [
      { likelihood: small.likelihood },
      'continuity.risk.matrix: expected 2 rows, one for each likelihood, not 5',
    ],
    [
      { ...small, matrix: [['green', 'red'], ['green']] },
      'continuity.risk.matrix[1]: expected 2 levels, one for each impact, not 1',
    ],
    [
      {
        ...small,
        matrix: [
          ['green', 'red'],
          ['green', 'black'],
        ],
      },
      'continuity.risk.matrix[1][1]: expected one of the levels green, red',
    ],
    [
      {
        ...small,
        matrix: [
          ['green', 'red'],
          ['green', 'green'],
        ],
      },
      'continuity.risk.matrix[1][1]: expected red or higher, as what is less likely is red',
    ],
    [
      { ...small, impact: [{ id: 'little' }, { id: 'much', rating: 'awful' }] },
      'continuity.risk.impact[1].rating: expected one of the ratings of impact: negligible',
    ],
    [
      {
        ...small,
        levels: [
          { id: 'green', acceptable: false },
          { id: 'red', acceptable: true },
        ],
      },
      'continuity.risk.levels[1].acceptable: expected false',
    ],
    [
      { ...small, levels: [{ id: 'green' }, { id: 'red', acceptable: false }] },
      'continuity.risk.levels[0].acceptable: ',
    ],
    [
      { scenarios: [{ id: 'fire' }, { id: 'fire' }] },
      'continuity.risk.scenarios[1].id: expected another id: fire is taken',
    ],
    [
      { scenarios: [{ id: 'no spaces' }] },
      'continuity.risk.scenarios[0].id: expected letters and digits',
    ],
  ])('stops at %j', (risk, message) => {
    expect(() => read(risk as JsonObject)).toThrow(message);
  });
});
