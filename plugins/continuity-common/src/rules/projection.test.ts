import type { CheckResult } from '../model/checks';
import { NOW } from './__testUtils__/facts';
import type { ActiveException } from './exceptionCover';
import { findingState } from './findings';
import { shift } from './instants';
import { project, scoreAt, statusAt } from './projection';

const DAY = 24 * 60 * 60 * 1000;
const day = (days: number) => shift(NOW, days * DAY);

const result = (part: Partial<CheckResult>): CheckResult => ({
  check: 'objectives.missing',
  subject: 'rto',
  outcome: 'pass',
  severity: 'medium',
  figures: {},
  remedy: 'edit-file',
  ...part,
});
const passes = result({});
const gap = result({ outcome: 'fail' });
const undecided = result({ outcome: 'unknown' });
const inapplicable = result({ outcome: 'not-applicable' });
/** A review due in so many days, with two weeks of warning. */
const due = (days: number): CheckResult =>
  result({
    check: 'review.overdue',
    subject: '',
    outcome: days < 0 ? 'fail' : 'pass',
    dueAt: day(days),
    warnAt: day(days - 14),
  });
/** A figure that a peak breaks in so many days. */
const peak = (days: number): CheckResult =>
  result({ dueAt: day(days), warnAt: day(days - 14), holdsUntil: day(days) });
const exception = (
  check: CheckResult,
  days: number,
  subject: string | null = null,
): ActiveException => ({
  id: 'exception',
  check: check.check,
  subject,
  expiresAt: day(days),
});

const row = (
  results: CheckResult[],
  exceptions: ActiveException[] = [],
  classified = true,
) => project(results, exceptions, { classified }, NOW);

describe('statusAt', () => {
  it.each([
    ['ready', []],
    ['ready', [passes, inapplicable]],
    ['ready', [passes, due(15)]],
    ['due-soon', [passes, due(14)]],
    ['due-soon', [passes, due(0)]],
    ['unknown', [due(1), undecided]],
    ['overdue', [undecided, due(-1)]],
    ['gap', [undecided, due(-1), gap]],
    ['ready', [{ ...gap, severity: 'low' }]],
    ['ready', [{ ...undecided, severity: 'info' }]],
  ] as const)('is %s for the worst of the answers', (status, results) => {
    expect(statusAt(row([...results]), NOW)).toBe(status);
    expect(statusAt(row([...results].reverse()), NOW)).toBe(status);
    expect(statusAt(row([...results], [], false), NOW)).toBe('unclassified');
  });

  it('follows the clock without a write', () => {
    const posture = row([passes, due(20)]);
    expect(posture).toMatchObject({ overdueFrom: day(20), warnFrom: day(6) });
    expect(statusAt(posture, shift(day(6), -1))).toBe('ready');
    expect(statusAt(posture, day(6))).toBe('due-soon');
    expect(statusAt(posture, day(20))).toBe('due-soon');
    expect(statusAt(posture, shift(day(20), 1))).toBe('overdue');
  });

  it('is a gap from the first instant of a peak that breaks something', () => {
    const posture = row([peak(20)]);
    expect(statusAt(posture, shift(day(20), -1))).toBe('due-soon');
    expect(statusAt(posture, day(20))).toBe('gap');
    expect(posture.reevaluateAt).toBe(day(20));
  });
});

describe('exceptions', () => {
  it('leave a failing check out until they expire', () => {
    const posture = row([gap, passes], [exception(gap, 10)]);
    expect(scoreAt(posture, NOW)).toMatchObject({
      passed: 1,
      failed: 0,
      excepted: 1,
      score: 1,
    });
    expect(statusAt(posture, shift(day(10), -1))).toBe('ready');
    expect(statusAt(posture, day(10))).toBe('gap');
    expect(posture.reevaluateAt).toBe(day(10));
  });

  it('let what is overdue count again from their expiry on', () => {
    const posture = row([due(-5)], [exception(due(-5), 10)]);
    expect(statusAt(posture, shift(day(10), -1))).toBe('ready');
    expect(statusAt(posture, day(10))).toBe('overdue');
  });

  it('cover a deadline that passes before they expire, warning included', () => {
    const posture = row([due(5)], [exception(due(5), 10)]);
    expect(statusAt(posture, day(5))).toBe('ready');
    expect(statusAt(posture, day(6))).toBe('ready');
    expect(statusAt(posture, day(10))).toBe('overdue');
    expect(posture.reevaluateAt).toBe(shift(day(5), 1));
  });

  it('do not cover a deadline after their expiry', () => {
    const posture = row([due(12)], [exception(due(12), 10)]);
    expect(statusAt(posture, NOW)).toBe('ready');
    expect(statusAt(posture, day(10))).toBe('due-soon');
    expect(statusAt(posture, day(13))).toBe('overdue');
    expect(posture.reevaluateAt).toBeNull();
  });

  it.each([
    ['the same subject', exception(gap, 1, 'rto'), 'ready'],
    ['another subject', exception(gap, 1, 'rpo'), 'gap'],
    ['another check', exception(due(1), 1), 'gap'],
    ['a time that is over', exception(gap, 0), 'gap'],
  ])('for %s', (_, accepted, status) => {
    expect(statusAt(row([gap], [accepted]), NOW)).toBe(status);
  });

  it('cannot decide what is undecided', () => {
    const posture = row([undecided], [exception(undecided, 10)]);
    expect(statusAt(posture, NOW)).toBe('unknown');
    expect(scoreAt(posture, NOW)).toMatchObject({ unknown: 1, excepted: 0 });
  });
});

describe('scoreAt', () => {
  it('counts what turns as time passes', () => {
    const posture = row([passes, due(1), due(3), undecided, inapplicable]);
    expect(scoreAt(posture, day(1))).toEqual({
      passed: 3,
      failed: 0,
      unknown: 1,
      excepted: 0,
      score: 0.75,
    });
    expect(scoreAt(posture, day(2))).toMatchObject({ passed: 2, failed: 1 });
    expect(scoreAt(posture, day(4))).toMatchObject({ passed: 1, score: 0.25 });
  });

  it('is null where nothing counts', () => {
    expect(scoreAt(row([inapplicable]), NOW).score).toBeNull();
  });

  it('holds eight turns, and is computed anew for the ninth', () => {
    const deadlines = [9, 3, 1, 4, 2, 6, 5, 8, 7].map(due);
    const posture = row(deadlines);
    expect(posture.turnsAt).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(day));
    expect(posture.reevaluateAt).toBe(shift(day(9), 1));
    expect(scoreAt(posture, day(9))).toMatchObject({ passed: 1, failed: 8 });
  });
});

describe('findingState', () => {
  it.each([
    [passes, [], NOW, null],
    [inapplicable, [], NOW, null],
    [gap, [], NOW, 'open'],
    [gap, [exception(gap, 1)], NOW, 'excepted'],
    [gap, [exception(gap, 1)], day(1), 'open'],
    [undecided, [exception(undecided, 1)], NOW, 'undecided'],
    [due(15), [], NOW, null],
    [due(14), [], NOW, 'due-soon'],
    [due(14), [exception(due(14), 1)], NOW, null],
    [due(14), [], day(14), 'due-soon'],
    [due(14), [], day(15), 'open'],
    [due(14), [exception(due(14), 20)], day(15), 'excepted'],
    [peak(14), [], day(14), 'open'],
  ] as const)('of %# is right', (check, exceptions, now, state) => {
    expect(findingState(check, [...exceptions], now)).toBe(state);
  });
});
