import { HOUR, MINUTE, NOW, runWith } from './__testUtils__/facts';
import { ownRecoveryOf, type OwnRecoverySources } from './ownRecovery';
import { defaultPolicy } from './policy';

const [tier] = defaultPolicy.tiers;
const plan = { type: 'plan', seconds: 2 * HOUR, title: 'Failover plan' };
const supplier = { type: 'supplier', seconds: 0 };
const chosen = { seconds: 90 * MINUTE, title: 'Warm site' };

/** Everything knows, unless it is taken away. */
const own = (sources: Partial<OwnRecoverySources> = {}, now = NOW) =>
  ownRecoveryOf(
    {
      kind: 'component',
      runs: [runWith({ ownRecovery: HOUR })],
      tier,
      others: [plan, supplier],
      chosen,
      declared: 3 * HOUR,
      ...sources,
    },
    now,
  );

describe('ownRecoveryOf', () => {
  it('trusts what was measured most, then other sources in order, then the option chosen, then what is declared', () => {
    expect(own()).toEqual({
      seconds: HOUR,
      source: {
        type: 'measured',
        testId: 'test-1',
        measuredAt: '2026-10-01T10:00:00.000Z',
      },
    });
    expect(own({ runs: [] })).toEqual({
      seconds: 2 * HOUR,
      source: { type: 'plan', title: 'Failover plan' },
    });
    expect(own({ runs: [], others: [supplier, plan] })).toEqual({
      seconds: 0,
      source: { type: 'supplier' },
    });
    expect(own({ runs: [], others: [] })).toEqual({
      seconds: 90 * MINUTE,
      source: { type: 'option', title: 'Warm site' },
    });
    expect(own({ runs: [], others: [], chosen: null })).toEqual({
      seconds: 3 * HOUR,
      source: { type: 'declared' },
    });
    expect(own({ runs: [], others: [], chosen: null, declared: null })).toEqual(
      {
        seconds: null,
        source: null,
      },
    );
  });

  it('takes 0 for a time, measured, chosen or declared', () => {
    expect(
      own({ runs: [], others: [], chosen: { ...chosen, seconds: 0 } }).seconds,
    ).toBe(0);
    expect(own({ runs: [runWith({ ownRecovery: 0 })] }).seconds).toBe(0);
    expect(own({ runs: [], others: [], chosen: null, declared: 0 })).toEqual({
      seconds: 0,
      source: { type: 'declared' },
    });
  });

  it('knows that an API takes no time of its own, unless something says so', () => {
    const api = { kind: 'api', runs: [], others: [], chosen: null };
    expect(own({ ...api, declared: null })).toEqual({
      seconds: 0,
      source: { type: 'interface' },
    });
    expect(own({ ...api, declared: HOUR }).source).toEqual({
      type: 'declared',
    });
  });

  it('counts the last run that qualifies and measured it', () => {
    const later = '2026-11-01T00:00:00.000Z';
    const runs = [
      runWith({ testId: 'qualifying', ownRecovery: HOUR }),
      runWith({ testId: 'silent', validatedAt: later }),
      runWith({
        testId: 'weak',
        type: 'walk-through',
        ownRecovery: 60,
        validatedAt: later,
      }),
      runWith({
        testId: 'to come',
        ownRecovery: 120,
        validatedAt: '2026-11-23T00:00:00.000Z',
      }),
    ];
    expect(own({ runs }).source).toMatchObject({ testId: 'qualifying' });
    expect(own({ runs }, '2026-11-23T00:00:00.000Z')).toMatchObject({
      seconds: 120,
      source: { testId: 'to come' },
    });
  });
});
