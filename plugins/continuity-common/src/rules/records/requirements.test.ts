import { policyWith } from '../__testUtils__/facts';
import { defaultPolicy } from '../policy';
import { approvalLevels, reviewEveryFor } from './requirements';

const RISK = 'risk-assessment';

function policy() {
  const [first, second, ...others] = defaultPolicy.tiers;
  return {
    ...policyWith(),
    tiers: [
      { ...first, records: [], approvals: 2 },
      {
        ...second,
        records: [{ type: RISK, reviewEvery: 'P1Y' }],
        approvals: 1,
      },
      ...others.map(tier => ({
        ...tier,
        records: [{ type: RISK, reviewEvery: 'P2Y' }],
        approvals: 0,
      })),
    ],
  };
}

describe('what the policy asks of records', () => {
  it.each([
    ['mission-critical', null],
    ['business-critical', 'P1Y'],
    ['essential', 'P2Y'],
    // As the strictest that asks for it.
    ['function', 'P1Y'],
    ['unheard-of', null],
    [null, null],
  ])('is a review in %s every %s', (tier, every) => {
    expect(reviewEveryFor(policy(), RISK, tier)).toBe(every);
  });

  it.each([
    ['mission-critical', RISK, ['owner', 'riskManager']],
    ['business-critical', RISK, ['owner']],
    ['essential', RISK, []],
    ['function', RISK, ['owner', 'riskManager']],
    ['unheard-of', RISK, ['owner', 'riskManager']],
    [null, RISK, ['owner', 'riskManager']],
    ['mission-critical', 'made-up', ['owner', 'continuityManager']],
    ['mission-critical', 'constructor', ['owner', 'continuityManager']],
  ])('are approvals in %s of a %s by %j', (tier, type, levels) => {
    expect(approvalLevels(policy(), type, tier)).toEqual(levels);
  });
});
