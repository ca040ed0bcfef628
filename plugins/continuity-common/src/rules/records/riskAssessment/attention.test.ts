import fc from 'fast-check';
import { factsWith, NOW, policyWith } from '../../__testUtils__/facts';
import {
  acceptedRisk,
  measureWith,
  riskContent,
  riskContents,
  riskFacts,
  riskWith,
} from '../../__testUtils__/risk';
import { evaluateChecks } from '../../checks';
import { riskAttention } from './attention';
import { registerRowsOf } from './register';

const policy = policyWith({}, { warnBefore: 'P30D' });
const attentionsOf = (content = riskContent()) =>
  registerRowsOf(content, policy, NOW).map(row =>
    riskAttention(row, policy, NOW),
  );
const acceptedUntil = (expiresOn: string | null) =>
  attentionsOf(
    riskContent({
      risks: [
        acceptedRisk({
          acceptance: { ...acceptedRisk().acceptance, expiresOn },
        }),
      ],
    }),
  )[0];

describe('what risks need', () => {
  it.each([
    ['above the appetite', riskWith(), ['above-appetite']],
    [
      'within the appetite',
      riskWith({ current: { likelihood: 'rare', impact: 'minor' } }),
      [],
    ],
    ['not rated', riskWith({ current: {} }), []],
    [
      'with a late measure',
      riskWith({ measures: [measureWith({ dueOn: '2026-01-01' })] }),
      ['above-appetite', 'measure-overdue'],
    ],
  ])('%s', (_, risk, expected) => {
    expect(attentionsOf(riskContent({ risks: [risk] }))).toEqual([expected]);
  });

  it('is somebody who decides anew before the acceptance ends', () => {
    const today = NOW.slice(0, 10);
    expect(acceptedUntil('2030-01-01')).toEqual([]);
    expect(acceptedUntil(today)).toEqual(['acceptance-expiring']);
    expect(acceptedUntil('2020-01-01')).toEqual(['acceptance-expired']);
    expect(acceptedUntil(null)).toEqual(['above-appetite']);
  });

  it('is what the checks fail for', () => {
    fc.assert(
      fc.property(riskContents, content => {
        const failed = evaluateChecks(
          factsWith({ records: [riskFacts(content)] }),
          policy,
          NOW,
        ).filter(({ outcome }) => outcome === 'fail');
        content.risks.forEach((risk, index) => {
          const needs = attentionsOf(content)[index];
          const fails = (check: string) =>
            failed.some(
              one =>
                one.check === check && one.subject.split('/')[0] === risk.id,
            );
          expect(needs.includes('above-appetite')).toBe(
            fails('risk.above-appetite'),
          );
          expect(needs.includes('acceptance-expired')).toBe(
            fails('risk.acceptance-expired'),
          );
          expect(needs.includes('measure-overdue')).toBe(
            fails('risk.measure-overdue'),
          );
        });
      }),
    );
  });
});
