import type { CheckFigures, CheckId } from '../model/checks';
import { checkIds } from '../model/checks';
import { HOUR, ORDER_TO_CASH } from './__testUtils__/facts';
import { describeCheck } from './describeCheck';

const titles = () => 'Order to cash';

function sentence(
  check: CheckId,
  figures: CheckFigures,
  rest: { subject?: string; dueAt?: string } = {},
) {
  return describeCheck({ check, subject: '', figures, ...rest }, titles);
}

describe('describeCheck', () => {
  it.each<[CheckId, CheckFigures, string]>([
    ['classification.tier-missing', {}, 'No recovery tier is chosen.'],
    [
      'classification.tier-unknown',
      { tier: 'gold', expected: 'essential, non-essential' },
      'The policy has no tier "gold", only essential, non-essential.',
    ],
    [
      'objectives.weaker-than-required',
      {
        objective: 'rto',
        actual: 4 * HOUR,
        limit: 2 * HOUR,
        requiredBy: ORDER_TO_CASH,
      },
      'RTO of 4 h is longer than the 2 h that Order to cash needs.',
    ],
    [
      'classification.tier-weaker-than-required',
      {
        objective: 'rpo',
        actual: HOUR,
        limit: 0,
        requiredBy: ORDER_TO_CASH,
        tier: 'essential',
      },
      'RPO of 1 h from the tier essential is longer than the 0 s that Order to cash needs.',
    ],
    ['objectives.missing', { objective: 'mtpd' }, 'No MTPD is decided.'],
    [
      'objectives.rto-exceeds-mtpd',
      { actual: 4 * HOUR, limit: 2 * HOUR },
      'RTO of 4 h is longer than the MTPD of 2 h.',
    ],
    [
      'objectives.rto-exceeds-mtpd',
      { actual: 4 * HOUR, limit: null },
      'RTO is 4 h, but no MTPD is decided to compare it with.',
    ],
    [
      'objectives.rto-exceeds-mtpd',
      { actual: null, limit: 0 },
      'MTPD is 0 s, but no RTO is decided to compare it with.',
    ],
    [
      'review.never',
      { every: 'P6M' },
      'Continuity has never been reviewed; a review is due every 6 months.',
    ],
    [
      'tests.never',
      { area: 'continuity', requiredType: 'component-restore', every: 'P1Y' },
      'No continuity test has succeeded yet; the tier asks for component restore or stronger every year.',
    ],
    [
      'tests.too-weak',
      { area: 'security', type: 'walk-through', requiredType: 'tabletop' },
      'Last security test was walk-through, weaker than the tabletop that the tier asks for.',
    ],
    [
      'tests.objective-missed',
      { objective: 'rto', actual: HOUR, limit: null },
      'Measured RTO is 1 h, but no target RTO is decided to compare it with.',
    ],
  ])('tells %s with its figures', (check, figures, expected) => {
    expect(sentence(check, figures)).toBe(expected);
  });

  it('tells mistakes, deadlines and peaks with their place in text and time', () => {
    expect(
      sentence(
        'classification.field-invalid',
        { value: '"soon"', expected: 'a duration such as PT4H' },
        { subject: 'spec.continuity.rto' },
      ),
    ).toBe('spec.continuity.rto is "soon", expected a duration such as PT4H.');
    expect(
      sentence(
        'tests.overdue',
        {
          area: 'continuity',
          requiredType: 'full',
          lastAt: '2025-11-22T10:00:00.000Z',
        },
        { dueAt: '2026-11-22T10:00:00.000Z' },
      ),
    ).toBe(
      'Last continuity test of full or stronger was on 22 Nov 2025, the next due on 22 Nov 2026.',
    );
    const inPeak = { actual: 4 * HOUR, limit: 2 * HOUR, peak: 'year end' };
    expect(
      sentence('objectives.rto-exceeds-mtpd', inPeak, {
        dueAt: '2026-12-25T00:00:00.000Z',
      }),
    ).toBe(
      'During the peak year end from 25 Dec 2026: RTO of 4 h is longer than the MTPD of 2 h.',
    );
    expect(sentence('objectives.rto-exceeds-mtpd', inPeak)).toBe(
      'During the peak year end: RTO of 4 h is longer than the MTPD of 2 h.',
    );
  });

  it('makes one sentence of anything, names left out included', () => {
    for (const check of checkIds) {
      expect(describeCheck({ check, subject: 'rto', figures: {} })).toMatch(
        /^[^\n]+\.$/,
      );
    }
    expect(
      describeCheck({
        check: 'objectives.weaker-than-required',
        subject: 'rto',
        figures: { actual: 1, limit: 0, requiredBy: ORDER_TO_CASH },
      }),
    ).toContain(ORDER_TO_CASH);
  });
});
