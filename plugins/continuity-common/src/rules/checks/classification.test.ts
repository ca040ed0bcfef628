import {
  factsWith,
  functionWith,
  HOUR,
  NOW,
  outcomesOf,
  resultOf,
} from '../__testUtils__/facts';
import { defaultPolicy } from '../policy';
import { evaluateChecks } from '.';

const evaluate = (facts: Parameters<typeof factsWith>[0]) =>
  evaluateChecks(factsWith(facts), defaultPolicy, NOW);

describe('classification checks', () => {
  it('say nothing of an entity out of scope', () => {
    expect(evaluate({ inScope: false })).toEqual([]);
  });

  it.each([
    ['essential', 'pass', 'pass'],
    ['gold', 'pass', 'fail'],
    [null, 'fail', 'not-applicable'],
  ])('judge tier %p: missing %s, unknown %s', (tier, missing, unknown) => {
    const results = evaluate({ fields: { tier } });
    expect(outcomesOf(results, 'classification.tier-missing')).toEqual({
      '': missing,
    });
    expect(outcomesOf(results, 'classification.tier-unknown')).toEqual({
      '': unknown,
    });
  });

  it('find each path with a mistake once, whatever the order', () => {
    const mistakes = [
      { path: 'spec.continuity.wrt', value: '-1', expected: 'a duration' },
      { path: 'spec.continuity.rto', value: '"b"', expected: 'a duration' },
      { path: 'spec.continuity.rto', value: '"a"', expected: 'a duration' },
    ];
    const results = evaluate({ mistakes }).filter(
      ({ check }) => check === 'classification.field-invalid',
    );
    expect(results).toMatchObject([
      {
        subject: 'spec.continuity.rto',
        outcome: 'fail',
        severity: 'medium',
        figures: { path: 'spec.continuity.rto', value: '"a"' },
      },
      { subject: 'spec.continuity.wrt', outcome: 'fail' },
    ]);
    expect(outcomesOf(evaluate({}), 'classification.field-invalid')).toEqual({
      '': 'pass',
    });
  });

  it('tell a weak tier from a weak own figure', () => {
    const functions = [functionWith({ rto: HOUR, rpo: 0, mtpd: 24 * HOUR })];
    const results = evaluate({
      fields: { tier: 'mission-critical', rpo: 60 },
      functions,
    });
    expect(
      outcomesOf(results, 'classification.tier-weaker-than-required'),
    ).toEqual({ rto: 'fail', rpo: 'not-applicable', mtpd: 'pass' });
    expect(outcomesOf(results, 'objectives.weaker-than-required')).toEqual({
      rto: 'not-applicable',
      rpo: 'fail',
      mtpd: 'not-applicable',
    });
    expect(
      resultOf(results, 'classification.tier-weaker-than-required', 'rto')
        .figures,
    ).toEqual({
      objective: 'rto',
      actual: 2 * HOUR,
      limit: HOUR,
      tier: 'mission-critical',
      requiredBy: functions[0].entityRef,
    });
  });

  it('send people to where the figure was written', () => {
    const functions = [functionWith({ rto: 0, rpo: 0 })];
    const remedy = (portalFields: string[], subject: string) =>
      resultOf(
        evaluate({ fields: { rto: 60 }, functions, portalFields }),
        subject === 'rto'
          ? 'objectives.weaker-than-required'
          : 'classification.tier-weaker-than-required',
        subject,
      ).remedy;
    expect(remedy([], 'rto')).toBe('edit-file');
    expect(remedy(['rto'], 'rto')).toBe('classify');
    expect(remedy(['rto'], 'rpo')).toBe('edit-file');
    expect(remedy(['tier'], 'rpo')).toBe('classify');
  });
});
