import type { RunFacts } from '../facts';
import {
  factsWith,
  functionWith,
  HOUR,
  NOW,
  outcomesOf,
  policyWith,
  resultOf,
  runWith,
} from '../__testUtils__/facts';
import { evaluateChecks } from '.';

const policy = policyWith({
  rto: null,
  rpo: null,
  tests: [
    { area: 'continuity', type: 'functional', every: 'P6M' },
    { area: 'continuity', type: 'full', every: 'P2Y' },
  ],
});

function outcomes(runs: Partial<RunFacts>[], now = NOW) {
  const results = evaluateChecks(
    factsWith({ runs: runs.map(runWith) }),
    policy,
    now,
  );
  const about = (check: 'never' | 'too-weak' | 'overdue') =>
    outcomesOf(results, `tests.${check}`)['continuity/functional'];
  return [about('never'), about('too-weak'), about('overdue')];
}

const none = ['fail', 'not-applicable', 'not-applicable'];
const weak = ['pass', 'fail', 'not-applicable'];
const good = ['pass', 'pass', 'pass'];

describe('test checks', () => {
  it.each<[string, Partial<RunFacts>[], string[]]>([
    ['no run', [], none],
    ['a run of another area', [{ area: 'security' }], none],
    ['a run that was not validated', [{ validatedAt: null }], none],
    ['an unsuccessful run', [{ outcome: 'unsuccessful' }], none],
    [
      'a run from the future',
      [{ validatedAt: '2026-12-01T00:00:00.000Z' }],
      none,
    ],
    ['a weaker run', [{ type: 'tabletop' }], weak],
    ['an actual run of any type', [{ type: 'tabletop', mode: 'actual' }], good],
    ['a run as strong as asked', [{}], good],
    [
      'a stronger run with issues',
      [{ type: 'full', outcome: 'successful-with-issues' }],
      good,
    ],
    [
      'a weaker run after a strong one',
      [{}, { type: 'tabletop', validatedAt: '2026-11-01T00:00:00.000Z' }],
      good,
    ],
    [
      'an old run',
      [{ validatedAt: '2026-01-01T00:00:00.000Z' }],
      ['pass', 'pass', 'fail'],
    ],
    [
      'a failed run after an old one',
      [
        { validatedAt: '2026-01-01T00:00:00.000Z' },
        { validatedAt: '2026-11-01T00:00:00.000Z', outcome: 'unsuccessful' },
      ],
      ['pass', 'pass', 'fail'],
    ],
  ])('judge %s', (_, runs, expected) => {
    expect(outcomes(runs)).toEqual(expected);
  });

  it('are overdue strictly after validation plus interval', () => {
    const runs = [{ validatedAt: '2026-05-22T12:00:00.000Z' }];
    expect(outcomes(runs, '2026-11-22T12:00:00.000Z')).toEqual(good);
    expect(outcomes(runs, '2026-11-22T12:00:00.001Z')[2]).toBe('fail');
  });

  it('answer for each requirement of an area', () => {
    const results = evaluateChecks(
      factsWith({ runs: [runWith({})] }),
      policy,
      NOW,
    );
    expect(outcomesOf(results, 'tests.too-weak')).toEqual({
      'continuity/functional': 'pass',
      'continuity/full': 'fail',
    });
    expect(
      resultOf(results, 'tests.too-weak', 'continuity/full').figures,
    ).toMatchObject({ type: 'functional', requiredType: 'full' });
  });
});

describe('the objective-missed check', () => {
  function missed(runs: Partial<RunFacts>[], rto: number | null = HOUR) {
    const results = evaluateChecks(
      factsWith({
        functions: [functionWith({ rto })],
        runs: runs.map(runWith),
      }),
      policy,
      NOW,
    );
    return resultOf(results, 'tests.objective-missed', 'rto');
  }
  const early = '2026-09-01T00:00:00.000Z';

  it.each<[string, Partial<RunFacts>[], number | null, string]>([
    ['nothing measured', [{}], HOUR, 'not-applicable'],
    ['no target', [{ achievedRto: 0 }], null, 'unknown'],
    ['neither', [{}], null, 'not-applicable'],
    ['equal', [{ achievedRto: HOUR }], HOUR, 'pass'],
    ['a second more', [{ achievedRto: HOUR + 1 }], HOUR, 'fail'],
    ['a second where none is tolerated', [{ achievedRto: 1 }], 0, 'fail'],
    [
      'a failed run',
      [{ achievedRto: 2 * HOUR, outcome: 'unsuccessful' }],
      HOUR,
      'fail',
    ],
    [
      'a run too weak to count',
      [{ achievedRto: 2 * HOUR, type: 'tabletop' }],
      HOUR,
      'not-applicable',
    ],
    [
      'an area of which the tier asks nothing',
      [{ achievedRto: 2 * HOUR, type: 'tabletop', area: 'security' }],
      HOUR,
      'fail',
    ],
    [
      'an older miss',
      [{ achievedRto: 2 * HOUR, validatedAt: early }, { achievedRto: HOUR }],
      HOUR,
      'pass',
    ],
    [
      'a newer run that did not measure it',
      [{ achievedRto: 2 * HOUR, validatedAt: early }, { achievedRpo: 0 }],
      HOUR,
      'fail',
    ],
  ])('judges %s', (_, runs, target, outcome) => {
    expect(missed(runs, target)).toMatchObject({ outcome, severity: 'high' });
  });

  it('names the test and both figures', () => {
    expect(missed([{ achievedRto: 2 * HOUR }]).figures).toMatchObject({
      objective: 'rto',
      actual: 2 * HOUR,
      limit: HOUR,
      testId: 'test-1',
      lastAt: '2026-10-01T10:00:00.000Z',
    });
  });
});
