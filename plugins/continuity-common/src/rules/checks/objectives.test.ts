import {
  factsWith,
  functionWith,
  HOUR,
  NOW,
  outcomesOf,
  peakWith,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import { evaluateChecks } from '.';

/** A tier that decides nothing, so that only own figures count. */
const policy = policyWith({ rto: null, rpo: null, mtpd: null });
const evaluate = (facts: Parameters<typeof factsWith>[0], now = NOW) =>
  evaluateChecks(factsWith(facts), policy, now);

describe('objective checks', () => {
  it('miss each target that is null, and none that is 0', () => {
    const results = evaluate({ fields: { rto: 0 } });
    expect(outcomesOf(results, 'objectives.missing')).toEqual({
      rto: 'pass',
      rpo: 'fail',
      mtpd: 'fail',
    });
  });

  it.each([
    [null, null, 'not-applicable', 'not-applicable'],
    [HOUR, null, 'unknown', 'unknown'],
    [null, HOUR, 'unknown', 'unknown'],
    [HOUR, 2 * HOUR, 'pass', 'pass'],
    [HOUR, HOUR, 'pass', 'fail'],
    [0, 0, 'pass', 'fail'],
    [2 * HOUR, HOUR, 'fail', 'pass'],
    [1, 0, 'fail', 'pass'],
  ])(
    'compare an RTO of %p with an MTPD of %p',
    (rto, mtpd, exceeds, margin) => {
      const results = evaluate({ fields: { rto, mtpd } });
      expect(resultOf(results, 'objectives.rto-exceeds-mtpd')).toMatchObject({
        outcome: exceeds,
        severity: 'blocker',
      });
      expect(resultOf(results, 'objectives.no-margin')).toMatchObject({
        outcome: margin,
        severity: 'low',
      });
    },
  );

  it('judge the declared RTO first, the target without one', () => {
    const functions = [functionWith({ rto: 2 * HOUR, mtpd: HOUR })];
    expect(
      resultOf(
        evaluate({ fields: { rto: 4 * HOUR }, functions }),
        'objectives.rto-exceeds-mtpd',
      ).figures,
    ).toMatchObject({ actual: 4 * HOUR, limit: HOUR });
    expect(
      resultOf(evaluate({ functions }), 'objectives.rto-exceeds-mtpd'),
    ).toMatchObject({ outcome: 'fail', figures: { actual: 2 * HOUR } });
  });

  it.each([
    [null, HOUR, 2 * HOUR, 'not-applicable'],
    [HOUR, HOUR, 2 * HOUR, 'pass'],
    [HOUR + 1, HOUR, 2 * HOUR, 'fail'],
    [HOUR, null, 2 * HOUR, 'unknown'],
    [HOUR, HOUR, null, 'unknown'],
    [HOUR, null, null, 'not-applicable'],
  ])(
    'add work of %p to an RTO of %p, MTPD %p: %s',
    (wrt, rto, mtpd, outcome) => {
      expect(
        outcomesOf(
          evaluate({ fields: { wrt, rto, mtpd } }),
          'objectives.recovery-plus-work-exceeds-mtpd',
        ),
      ).toEqual({ '': outcome });
    },
  );

  it('find no fault in an RPO greater than the RTO', () => {
    const failing = evaluate({
      fields: { rto: HOUR, rpo: 24 * HOUR, mtpd: 48 * HOUR },
    })
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ check }) => check)
      .filter(check => check.startsWith('objectives.'));
    expect(failing).toEqual([]);
  });
});

describe('a coming peak', () => {
  const functions = [
    functionWith({
      mtpd: 8 * HOUR,
      peaks: [
        peakWith({ mtpd: HOUR }),
        peakWith({
          name: 'sale',
          rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27',
          duration: 24 * HOUR,
          mtpd: 4 * HOUR,
        }),
      ],
    }),
  ];
  const facts = { fields: { rto: 2 * HOUR }, functions };
  const start = '2026-12-25T00:00:00.000Z';
  const check = (now: string) =>
    resultOf(evaluate(facts, now), 'objectives.rto-exceeds-mtpd');

  it('is named by what it will break, passing over a peak that breaks nothing', () => {
    expect(check(NOW)).toMatchObject({
      outcome: 'pass',
      dueAt: start,
      warnAt: '2026-12-11T00:00:00.000Z',
      holdsUntil: '2026-11-27T00:00:00.000Z',
      figures: { actual: 2 * HOUR, limit: HOUR, peak: 'year end' },
    });
  });

  it('breaks it from its first instant to its end, excluded', () => {
    expect(check('2026-12-24T23:59:59.999Z').outcome).toBe('pass');
    expect(check(start)).toMatchObject({
      outcome: 'fail',
      figures: { limit: HOUR, peak: 'year end' },
      holdsUntil: '2027-01-01T00:00:00.000Z',
    });
    expect(check(start).dueAt).toBeUndefined();
    expect(check('2026-12-31T23:59:59.999Z').outcome).toBe('fail');
    expect(check('2027-01-01T00:00:00.000Z')).toMatchObject({
      outcome: 'pass',
      dueAt: '2027-12-25T00:00:00.000Z',
    });
  });

  it('is looked for anew before its warning comes in sight', () => {
    // Every third year from 1970 on: next in 2027, 403 days from now.
    const rare = functionWith({
      mtpd: 8 * HOUR,
      peaks: [
        peakWith({
          rrule: 'FREQ=YEARLY;INTERVAL=3;BYMONTH=12;BYMONTHDAY=30',
          mtpd: HOUR,
        }),
      ],
    });
    const at = (now: string) =>
      resultOf(
        evaluate({ ...facts, functions: [rare] }, now),
        'objectives.rto-exceeds-mtpd',
      );
    const { dueAt, holdsUntil } = at(NOW);
    expect(dueAt).toBeUndefined();
    expect(holdsUntil).toBe('2027-12-13T12:00:00.000Z');
    expect(at('2027-12-13T12:00:00.000Z')).toMatchObject({
      dueAt: '2027-12-30T00:00:00.000Z',
      warnAt: '2027-12-16T00:00:00.000Z',
    });
  });
});
