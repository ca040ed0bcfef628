import {
  factsWith,
  functionWith,
  graphWith,
  HOUR,
  MINUTE,
  NOW,
  ORDER_TO_CASH,
  outcomesOf,
  peakWith,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import type { GraphFacts } from '../facts';
import { evaluateChecks } from '.';

type Facts = NonNullable<Parameters<typeof factsWith>[0]>;

/** A tier that decides nothing, so that only own figures count. */
const policy = policyWith({ rto: null, rpo: null, mtpd: null });

function evaluate(
  forecast: Partial<GraphFacts['forecast']>,
  facts: Omit<Facts, 'graph'>,
  now = NOW,
) {
  const graph = graphWith();
  return evaluateChecks(
    factsWith({
      ...facts,
      graph: { ...graph, forecast: { ...graph.forecast, ...forecast } },
    }),
    policy,
    now,
  );
}

describe('recovery checks', () => {
  it.each<[number, boolean, number | null, string, string]>([
    [8 * HOUR + 1, false, 8 * HOUR, 'fail', 'not-applicable'],
    [8 * HOUR + 1, true, 8 * HOUR, 'fail', 'not-applicable'],
    [8 * HOUR, true, 8 * HOUR, 'not-applicable', 'not-applicable'],
    [8 * HOUR, false, 8 * HOUR, 'pass', 'fail'],
    [7 * HOUR + 12 * MINUTE + 1, false, 8 * HOUR, 'pass', 'fail'],
    [7 * HOUR + 12 * MINUTE, false, 8 * HOUR, 'pass', 'pass'],
    [0, false, 0, 'pass', 'pass'],
    [1, false, 0, 'fail', 'not-applicable'],
    [0, true, 0, 'not-applicable', 'not-applicable'],
    [HOUR, false, null, 'not-applicable', 'not-applicable'],
    [HOUR, true, null, 'not-applicable', 'not-applicable'],
  ])(
    'judge a forecast of %p, at least: %p, RTO %p: %s, thin: %s',
    (seconds, lowerBound, rto, exceeds, thin) => {
      const results = evaluate({ seconds, lowerBound }, { fields: { rto } });
      expect(resultOf(results, 'recovery.forecast-exceeds-rto')).toMatchObject({
        outcome: exceeds,
        severity: 'high',
        remedy: 'see-recovery',
        figures: { objective: 'rto', actual: seconds, limit: rto, lowerBound },
      });
      expect(resultOf(results, 'recovery.thin-buffer')).toMatchObject({
        outcome: thin,
        severity: 'low',
      });
    },
  );

  it.each<[number, boolean, number | null, number | null, string]>([
    [7 * HOUR, false, HOUR, 8 * HOUR, 'pass'],
    [7 * HOUR, false, HOUR + 1, 8 * HOUR, 'fail'],
    [7 * HOUR, true, HOUR + 1, 8 * HOUR, 'fail'],
    [7 * HOUR, true, HOUR, 8 * HOUR, 'not-applicable'],
    [8 * HOUR, false, null, 8 * HOUR, 'pass'],
    [0, false, 0, 0, 'pass'],
    [7 * HOUR, false, HOUR, null, 'not-applicable'],
  ])(
    'judge a forecast of %p, at least: %p, with work of %p, MTPD %p: %s',
    (seconds, lowerBound, wrt, mtpd, outcome) => {
      const results = evaluate(
        { seconds, lowerBound },
        { fields: { wrt, mtpd } },
      );
      expect(resultOf(results, 'recovery.forecast-exceeds-mtpd')).toMatchObject(
        {
          outcome,
          severity: 'blocker',
          figures: {
            objective: 'mtpd',
            actual: seconds + (wrt ?? 0),
            limit: mtpd,
          },
        },
      );
    },
  );

  it('judge an interface like everything else', () => {
    const results = evaluate(
      { seconds: 2 * HOUR },
      { entityRef: 'api:default/orders', fields: { rto: HOUR } },
    );
    expect(outcomesOf(results, 'recovery.forecast-exceeds-rto')).toEqual({
      '': 'fail',
    });
  });

  it('lead to what is missing', () => {
    const database = 'resource:default/orders-db';
    const check = (entityRef: string | undefined) =>
      resultOf(
        evaluate(
          {
            seconds: HOUR,
            lowerBound: entityRef !== undefined,
            missing: entityRef === undefined ? null : { entityRef, steps: 1 },
          },
          {},
        ),
        'recovery.forecast-unknown',
      );
    expect(check(undefined)).toMatchObject({ outcome: 'pass' });
    expect(check(database)).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      remedy: 'see-recovery',
      figures: { actual: HOUR, dependency: database },
    });
    expect(check('component:default/checkout')).toMatchObject({
      outcome: 'fail',
      remedy: 'edit-file',
    });
  });

  it('foresee the peak in which a forecast will be too long', () => {
    const functions = [
      functionWith({ mtpd: 8 * HOUR, peaks: [peakWith({ mtpd: 4 * HOUR })] }),
    ];
    const at = (now: string) =>
      resultOf(
        evaluate({ seconds: 5 * HOUR }, { functions }, now),
        'recovery.forecast-exceeds-mtpd',
      );
    const start = '2026-12-25T00:00:00.000Z';
    expect(at(NOW)).toMatchObject({
      outcome: 'pass',
      dueAt: start,
      figures: {
        actual: 5 * HOUR,
        limit: 4 * HOUR,
        peak: 'year end',
        requiredBy: ORDER_TO_CASH,
      },
    });
    expect(at(start).outcome).toBe('fail');
    expect(at('2027-01-01T00:00:00.000Z').outcome).toBe('pass');
  });
});
