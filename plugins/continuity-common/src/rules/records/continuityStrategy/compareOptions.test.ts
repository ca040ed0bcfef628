import { HOUR, NOW } from '../../__testUtils__/facts';
import { optionWith } from '../../__testUtils__/strategy';
import { compareOptions, totalCostOf } from './compareOptions';

const required = { rto: 4 * HOUR, rpo: null, mtpd: null };

type Option = Parameters<typeof optionWith>[0];

function compared(...options: Option[]) {
  const strategy = { options: options.map(optionWith), minimumCapacity: null };
  const comparison = compareOptions(strategy, required, NOW);
  return {
    proposed: comparison.proposedId,
    verdicts: Object.fromEntries(
      comparison.options.map(({ optionId, verdict }) => [optionId, verdict]),
    ),
  };
}

const costs = (capitalCost: number | null, runningCost: number | null) => ({
  capitalCost,
  runningCost,
});

describe('comparing recovery options', () => {
  it('counts what an option costs over three years, if both sums are known', () => {
    expect(totalCostOf(costs(1000, 500))).toBe(2500);
    expect(totalCostOf(costs(0, 0))).toBe(0);
    expect(totalCostOf(costs(null, 500))).toBeNull();
    expect(totalCostOf(costs(1000, null))).toBeNull();
  });

  it('proposes the cheapest that reaches and says that others cost more', () => {
    expect(
      compared(
        { id: 'cold', rto: 96 * HOUR, ...costs(0, 100) },
        { id: 'mirror', rto: 0, ...costs(90_000, 0) },
        // Dear to build, but cheaper in the long run.
        { id: 'own-site', rto: 4 * HOUR, ...costs(30_000, 1_000) },
        { id: 'rented', rto: HOUR, ...costs(0, 12_000) },
        { id: 'friends', ...costs(0, 0) },
      ),
    ).toEqual({
      proposed: 'own-site',
      verdicts: {
        cold: 'cannot-reach',
        mirror: 'reaches-cheaper-exists',
        'own-site': 'reaches',
        rented: 'reaches-cheaper-exists',
        friends: 'unknown',
      },
    });
  });

  it('settles equal costs by RTO, then by id', () => {
    const even = costs(100, 0);
    expect(
      compared(
        { id: 'b', rto: HOUR, ...even },
        { id: 'a', rto: HOUR, ...even },
        { id: '0', rto: 2 * HOUR, ...even },
      ),
    ).toEqual({
      proposed: 'a',
      verdicts: { '0': 'reaches', a: 'reaches', b: 'reaches' },
    });
  });

  it('never lets an unknown cost win over a known one, nor calls it dear', () => {
    expect(
      compared(
        { id: 'unknown', rto: 0, ...costs(null, 0) },
        { id: 'known', rto: 4 * HOUR, ...costs(1e6, 1e6) },
      ),
    ).toEqual({
      proposed: 'known',
      verdicts: { unknown: 'reaches', known: 'reaches' },
    });
    expect(
      compared({ id: 'slow', rto: 2 * HOUR }, { id: 'quick', rto: HOUR })
        .proposed,
    ).toBe('quick');
  });

  it('proposes nothing where nothing reaches', () => {
    expect(compared().proposed).toBeNull();
    expect(
      compared({ id: 'cold', rto: 5 * HOUR, ...costs(0, 0) }, { id: 'new' })
        .proposed,
    ).toBeNull();
  });

  it('tells of each option whether it gives the minimum service, and what to beware of', () => {
    const { options } = compareOptions(
      {
        minimumCapacity: 60,
        options: [
          optionWith({
            id: 'half',
            band: 'gradual',
            rto: HOUR,
            capacity: 50,
            ...costs(10, 1),
          }),
          optionWith({ id: 'open', rto: HOUR }),
        ],
      },
      required,
      NOW,
    );
    expect(options).toMatchObject([
      {
        optionId: 'half',
        verdict: 'cannot-reach',
        shortfalls: [{ criterion: 'capacity', by: 10 }],
        minimumServiceMet: false,
        totalCost: 13,
        warnings: [{ kind: 'outside-band' }],
      },
      {
        optionId: 'open',
        verdict: 'unknown',
        undecided: ['capacity'],
        minimumServiceMet: null,
        totalCost: null,
        warnings: [],
      },
    ]);
  });
});
