import { HOUR } from '../../__testUtils__/facts';
import { optionWith, strategyContent } from '../../__testUtils__/strategy';
import { coverageOf } from './coverage';

const required = { rto: 4 * HOUR, rpo: 0, mtpd: 8 * HOUR };

const warm = optionWith({ id: 'warm', title: 'Warm site', rto: HOUR, rpo: 0 });
const cold = optionWith({
  id: 'cold',
  title: 'Cold site',
  rto: 6 * HOUR,
  rpo: 0,
});
const vague = optionWith({ id: 'vague', title: 'Other site', rto: HOUR });

const service = (name: string, optionId: string | null | undefined) => ({
  entityRef: `component:default/${name}`,
  strategy:
    optionId === undefined
      ? null
      : strategyContent({
          options: [warm, cold, vague],
          choice: { optionId },
        }),
});

describe('coverage of a function', () => {
  it('is green when every service that supports it recovers as it requires', () => {
    expect(
      coverageOf(required, [service('b', 'warm'), service('a', 'warm')]),
    ).toEqual({
      colour: 'green',
      services: ['a', 'b'].map(name => ({
        entityRef: `component:default/${name}`,
        verdict: 'covered',
        optionTitle: 'Warm site',
        shortfalls: [],
        undecided: [],
      })),
    });
  });

  it.each([
    ['no-strategy', undefined, null, [], []],
    ['not-chosen', null, null, [], []],
    ['not-chosen', 'gone', null, [], []],
    [
      'cannot-reach',
      'cold',
      'Cold site',
      [{ criterion: 'rto', actual: 6 * HOUR, limit: 4 * HOUR, by: 2 * HOUR }],
      [],
    ],
    ['unknown', 'vague', 'Other site', [], ['rpo']],
  ])(
    'is red by one service: %s (%p)',
    (verdict, optionId, optionTitle, shortfalls, undecided) => {
      const { colour, services } = coverageOf(required, [
        service('good', 'warm'),
        service('bad', optionId),
      ]);
      expect(colour).toBe('red');
      expect(services).toMatchObject([
        {
          entityRef: 'component:default/bad',
          verdict,
          optionTitle,
          shortfalls,
          undecided,
        },
        { entityRef: 'component:default/good', verdict: 'covered' },
      ]);
    },
  );

  it('is red when nothing supports the function, or it requires nothing', () => {
    expect(coverageOf(required, [])).toEqual({ colour: 'red', services: [] });
    expect(
      coverageOf({ rto: null, rpo: null, mtpd: null }, [service('a', 'warm')]),
    ).toMatchObject({ colour: 'red', services: [{ verdict: 'unknown' }] });
  });
});
