import { mockServices } from '@backstage/backend-test-utils';
import { defaultPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { JsonObject } from '@backstage/types';
import { readPolicy } from './readPolicy';

const read = (impact: JsonObject) =>
  readPolicy(mockServices.rootConfig({ data: { continuity: { impact } } }))
    .policy.impact;

describe('the impact scale in the configuration', () => {
  it('is that of the default policy, list by list', () => {
    expect(read({})).toEqual(defaultPolicy.impact);
    expect(read({ bands: ['0', '30m', 'PT4H', '1w'] })).toEqual({
      ...defaultPolicy.impact,
      bands: [0, 1800, 14_400, 604_800],
    });
  });

  it('takes titles from ids, and figures as elsewhere', () => {
    expect(
      read({
        categories: [
          { id: 'money', title: 'Money', amount: true },
          { id: 'trust' },
        ],
        ratings: [
          { id: 'low', tolerable: true, amountFrom: 0 },
          { id: 'high', tolerable: false, amountFrom: 50_000 },
        ],
        regulatoryCeilings: [
          { id: 'licence', description: 'Clause 4', mtpd: '1d', rto: 0 },
        ],
      }),
    ).toEqual({
      categories: [
        { id: 'money', title: 'Money', description: null, amount: true },
        { id: 'trust', title: 'trust', description: null, amount: false },
      ],
      ratings: [
        expect.objectContaining({ id: 'low', title: 'low', amountFrom: 0 }),
        expect.objectContaining({ id: 'high', tolerable: false }),
      ],
      bands: defaultPolicy.impact.bands,
      regulatoryCeilings: [
        {
          id: 'licence',
          title: 'licence',
          description: 'Clause 4',
          rto: 0,
          mtpd: 86_400,
        },
      ],
    });
  });

  it.each([
    [{ band: [] }, 'continuity.impact.band: expected no such key'],
    [{ bands: [] }, 'continuity.impact.bands: '],
    [
      { bands: ['0', '4 hours'] },
      'continuity.impact.bands[1]: expected a duration',
    ],
    [
      { bands: ['4h', '1h'] },
      'continuity.impact.bands[1]: expected more than that of the one before',
    ],
    [
      { categories: [{ id: 'a b' }] },
      'continuity.impact.categories[0].id: expected',
    ],
    [
      { categories: [{ id: 'a' }, { id: 'a' }] },
      'continuity.impact.categories[1].id: expected another id: a is taken',
    ],
    [
      { ratings: [{ id: 'a' }, { id: 'b', tolerable: false }] },
      'continuity.impact.ratings[0].tolerable: ',
    ],
    [
      {
        ratings: [
          { id: 'a', tolerable: true },
          { id: 'b', tolerable: true },
        ],
      },
      'continuity.impact.ratings: expected at least one rating that is not tolerable',
    ],
    [
      { regulatoryCeilings: [{ id: 'a' }] },
      'continuity.impact.regulatoryCeilings[0]: expected an rto, an mtpd, or both',
    ],
  ])('stops at %j', (impact, message) => {
    expect(() => read(impact as JsonObject)).toThrow(message);
  });
});
