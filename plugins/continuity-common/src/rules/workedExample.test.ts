import {
  factsWith,
  functionWith,
  graphWith,
  HOUR,
  MINUTE,
  resultOf,
  runWith,
  policyWithoutRecords,
} from './__testUtils__/facts';
import { evaluateChecks } from './checks';
import { describeCheck } from './describeCheck';
import { findingState } from './findings';
import { computeObjectives } from './objectives';
import { tierOf } from './policy';
import { project, scoreAt, statusAt } from './projection';

/*
 * The card of the design, as a service owner sees it on 22 Nov 2026:
 *
 *   Mission critical · needed by Order to cash, Card payments
 *           need     target    tested
 *   RTO     4 h      2 h       1 h 20 min   ok
 *   RPO     15 min   5 min     12 min       missed by 7 min
 *   MTPD    8 h
 *   Reviewed 12 Mar 2026, due 12 Sep: 71 days late
 *   2 things to fix
 */
const now = '2026-11-22T09:00:00.000Z';
const titles: Record<string, string> = {
  'vitalbusinessfunction:default/order-to-cash': 'Order to cash',
  'vitalbusinessfunction:default/card-payments': 'Card payments',
};
const [orderToCash, cardPayments] = Object.keys(titles);

const facts = factsWith({
  fields: { tier: 'mission-critical', wrt: HOUR, recoveryTime: 25 * MINUTE },
  graph: graphWith({
    own: { seconds: 25 * MINUTE, source: { type: 'declared' } },
    forecast: {
      seconds: 25 * MINUTE,
      lowerBound: false,
      missing: null,
      next: null,
      loop: null,
    },
    takesDown: { functions: [orderToCash, cardPayments], location: null },
  }),
  functions: [
    functionWith({
      entityRef: orderToCash,
      rto: 4 * HOUR,
      rpo: 15 * MINUTE,
      mtpd: 8 * HOUR,
    }),
    functionWith({ entityRef: cardPayments, rto: 6 * HOUR, mtpd: 12 * HOUR }),
  ],
  lastReviewAt: '2026-03-12T08:00:00.000Z',
  runs: [
    runWith({
      testId: 'autumn',
      type: 'functional',
      outcome: 'successful-with-issues',
      achievedRto: HOUR + 20 * MINUTE,
      achievedRpo: 12 * MINUTE,
    }),
    runWith({ testId: 'restore', area: 'availability', type: 'full' }),
    runWith({ testId: 'breach', area: 'security', type: 'tabletop' }),
  ],
});
const results = evaluateChecks(facts, policyWithoutRecords, now);
const describeIt = (result: (typeof results)[number]) =>
  describeCheck(result, ref => titles[ref]);

describe('the card of the design', () => {
  it('shows need, target and tested', () => {
    const { rto, rpo, mtpd } = computeObjectives(
      facts,
      policyWithoutRecords,
      now,
    );
    expect(rto).toMatchObject({
      required: { seconds: 4 * HOUR },
      target: { seconds: 2 * HOUR },
      achieved: { seconds: HOUR + 20 * MINUTE, verdict: 'met' },
    });
    expect(rpo).toMatchObject({
      required: { seconds: 15 * MINUTE },
      target: { seconds: 5 * MINUTE },
      achieved: { seconds: 12 * MINUTE, verdict: 'missed' },
    });
    expect(mtpd).toMatchObject({
      required: { seconds: 8 * HOUR, source: { entityRef: orderToCash } },
      achieved: null,
    });
  });

  it('is 71 days late with its review', () => {
    const { dueAt } = resultOf(results, 'review.overdue');
    expect(dueAt).toBe('2026-09-12T08:00:00.000Z');
    const late = Date.parse(now) - Date.parse(dueAt ?? '');
    expect(Math.floor(late / (24 * HOUR * 1000))).toBe(71);
  });

  it('has 2 things to fix, told with both figures', () => {
    const open = results.filter(
      result => findingState(result, [], now) === 'open',
    );
    const toFix = open.filter(({ severity }) => severity !== 'low');
    expect(toFix.map(describeIt).sort()).toEqual([
      'Continuity review last made on 12 Mar 2026, due on 12 Sep 2026.',
      'RPO of 12 min, measured on 1 Oct 2026, misses the target of 5 min by 7 min.',
    ]);
    expect(
      open.filter(result => !toFix.includes(result)).map(describeIt),
    ).toEqual([
      'Its loss alone takes Card payments and 1 other function down, though its tier requires redundancy.',
    ]);
  });

  it('is a gap until the figure is mended, then ready once reviewed', () => {
    const classified =
      tierOf(policyWithoutRecords, facts.fields.tier) !== undefined;
    const rowOf = (changed: Partial<typeof facts>) =>
      project(
        evaluateChecks({ ...facts, ...changed }, policyWithoutRecords, now),
        [],
        { classified },
        now,
      );
    const runs = [
      ...facts.runs,
      runWith({
        validatedAt: now,
        achievedRto: HOUR,
        achievedRpo: 5 * MINUTE,
      }),
    ];
    expect(statusAt(rowOf({}), now)).toBe('gap');
    expect(scoreAt(rowOf({}), now)).toMatchObject({ passed: 26, failed: 2 });
    expect(statusAt(rowOf({ runs }), now)).toBe('overdue');
    const mended = rowOf({ runs, lastReviewAt: now });
    expect(statusAt(mended, now)).toBe('ready');
    expect(scoreAt(mended, now)).toMatchObject({ failed: 0, score: 1 });
    // Six months on, neither review nor test having been repeated:
    expect(statusAt(mended, '2027-05-22T09:00:00.000Z')).toBe('due-soon');
    expect(statusAt(mended, '2027-05-22T09:00:00.001Z')).toBe('overdue');
  });
});
