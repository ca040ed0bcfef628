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

const ref = (name: string) => `component:default/${name}`;
const named = (check: CheckId, figures: CheckFigures) =>
  describeCheck({ check, subject: '', figures }, entityRef =>
    entityRef.replace(/^.*\//, ''),
  );

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

describe('a sentence about dependencies', () => {
  const asked = { requiredBy: 'vitalbusinessfunction:default/Selling' };
  const limits = { actual: 24 * HOUR, limit: 2 * HOUR };
  const labels = { ...limits, dependency: ref('Labels') };
  const forecast = { actual: 8.5 * HOUR, limit: 8 * HOUR };
  const letters = [...'ABCDEFGH'].map(ref);

  it.each<[CheckId, CheckFigures, string]>([
    [
      'dependencies.rto-inversion',
      { ...labels, ...asked },
      'Needs Labels, whose RTO of 1 d is longer than the 2 h that Selling needs of it.',
    ],
    [
      'dependencies.rto-inversion',
      { ...labels, ...asked, along: [ref('Till'), ref('Prices')] },
      'Needs Labels, whose RTO of 1 d is longer than the 2 h that Selling needs of it through Till and Prices.',
    ],
    [
      'dependencies.rto-inversion',
      { ...labels, tier: 'mission-critical' },
      'Needs Labels, whose RTO of 1 d is longer than the target RTO of 2 h.',
    ],
    [
      'dependencies.rto-inversion',
      { ...labels, required: 1, members: 2 },
      'Needs 1 of 2, of which Labels comes first with an RTO of 1 d, longer than the target RTO of 2 h.',
    ],
    [
      'dependencies.rto-inversion',
      { ...labels, required: 2, members: 3 },
      'Needs 2 of 3, of which Labels comes number 2 with an RTO of 1 d, longer than the target RTO of 2 h.',
    ],
    [
      'dependencies.cycle',
      { loop: letters.slice(0, 3), members: 3 },
      'Is in a cycle: A needs B needs C needs A.',
    ],
    [
      'dependencies.cycle',
      { loop: letters, members: 8 },
      'Is in a cycle of 8: A needs B needs C needs … needs A.',
    ],
    [
      'dependencies.cycle',
      { loop: letters.slice(0, 1), members: 1 },
      'Is in a cycle: it needs itself.',
    ],
    [
      'dependencies.single-point-of-failure',
      { functions: 1, ...asked },
      'Its loss alone takes Selling down, though its tier requires redundancy.',
    ],
    [
      'dependencies.single-point-of-failure',
      { functions: 3, location: 'fra-1', ...asked },
      'The loss of fra-1, where it stands, takes Selling and 2 other functions down, though its tier requires redundancy.',
    ],
    [
      'dependencies.dangling',
      { path: 'spec.dependsOn', value: ref('gone') },
      'spec.dependsOn names component:default/gone, which is not in the catalog.',
    ],
    [
      'dependencies.recovery-tool-lost',
      { dependency: ref('Identity') },
      'Needs Identity to recover, which is down whenever it is needed.',
    ],
    [
      'dependencies.recovery-tool-lost',
      { dependency: ref('Identity'), required: 1, members: 2 },
      'Needs 1 of 2 to recover, Identity among them, of which too few are up whenever they are needed.',
    ],
    [
      'recovery.forecast-exceeds-rto',
      forecast,
      'Recovers in 8 h 30 min with all that it needs, longer than the RTO of 8 h.',
    ],
    [
      'recovery.forecast-exceeds-rto',
      { ...forecast, lowerBound: true, ...asked, along: letters.slice(0, 1) },
      'Recovers in at least 8 h 30 min with all that it needs, longer than the RTO of 8 h that Selling needs through A.',
    ],
    [
      'recovery.forecast-exceeds-mtpd',
      forecast,
      'Recovers in 8 h 30 min with all that it needs and work recovery time, longer than the MTPD of 8 h.',
    ],
    [
      'recovery.thin-buffer',
      { actual: 7.5 * HOUR, limit: 8 * HOUR },
      'Recovers in 7 h 30 min with all that it needs, which leaves only 30 min of the RTO of 8 h.',
    ],
    [
      'recovery.thin-buffer',
      { actual: 8 * HOUR, limit: 8 * HOUR },
      'Recovers in 8 h with all that it needs, which leaves nothing of the RTO of 8 h.',
    ],
    [
      'recovery.forecast-unknown',
      { actual: 0, dependency: ref('Orders') },
      'How long recovery takes is unknown, as Orders lacks figures.',
    ],
  ])('tells %s with its figures', (check, figures, expected) => {
    expect(named(check, figures)).toBe(expected);
  });

  it('says through what a limit came, shortened where it came far', () => {
    const through = (along: string[], requiredBy = along[0]) =>
      named('objectives.weaker-than-required', {
        objective: 'rto',
        ...limits,
        requiredBy,
        along,
      }).replace(/^.*2 h that /, '');
    expect(through(letters.slice(0, 1))).toBe('A needs.');
    expect(through(letters.slice(0, 2))).toBe('A needs through B.');
    expect(through(letters.slice(0, 4))).toBe('A needs through B, C and D.');
    expect(through(letters)).toBe('A needs through B, C, D, others, G and H.');
    expect(through(letters.slice(1, 3), ref('Selling'))).toBe(
      'Selling needs through B and C.',
    );
  });
});
