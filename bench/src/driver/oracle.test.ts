import { generateServices, groups, tiers, type Service } from '../generator';
import { Oracle } from './oracle';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 1);
const TIER = tiers.essential;

const [template] = generateServices(1, NOW);

/** All is well with it, unless said otherwise. */
function service(overrides: Partial<Service>): Service {
  return {
    ...template,
    owner: groups[0].ref,
    tier: 'essential',
    reviewedAt: NOW - DAY,
    testedAt: NOW - DAY,
    achievedRto: TIER.rto,
    achievedRpo: TIER.rpo,
    ...overrides,
  };
}

async function counts(...services: Partial<Service>[]) {
  const oracle = await Oracle.of(services.map(service));
  try {
    return await oracle.all(NOW);
  } finally {
    await oracle.close();
  }
}

describe('Oracle', () => {
  it.each<[string, Partial<Service>]>([
    ['essential/ready', {}],
    ['unclassified/unclassified', { tier: null }],
    ['essential/gap', { reviewedAt: null }],
    ['essential/gap', { testedAt: null }],
    ['non-essential/ready', { tier: 'non-essential', testedAt: null }],
    ['essential/gap', { achievedRto: TIER.rto + 1 }],
    ['essential/gap', { achievedRpo: TIER.rpo + 1 }],
    ['essential/gap', { inCycle: true }],
    ['essential/gap', { dangling: true }],
    ['essential/due-soon', { reviewedAt: NOW - TIER.reviewDays * DAY }],
    ['essential/overdue', { reviewedAt: NOW - TIER.reviewDays * DAY - 1 }],
    ['essential/due-soon', { testedAt: NOW - (TIER.testDays - 14) * DAY }],
    ['essential/ready', { testedAt: NOW - (TIER.testDays - 14) * DAY + 1 }],
  ])('counts as %s: %j', async (expected, overrides) => {
    expect(await counts(overrides)).toEqual({ [expected]: 1 });
  });

  it('counts what groups own on any level below', async () => {
    const leaf = groups[groups.length - 1];
    const oracle = await Oracle.of([
      service({ owner: leaf.ref }),
      service({ owner: leaf.parent!.ref }),
      service({ owner: groups[1].ref }),
    ]);
    expect(await oracle.ofSubtree(groups[0].ref, NOW)).toEqual({
      'essential/ready': 3,
    });
    expect(await oracle.ofSubtree(leaf.ref, NOW)).toEqual({
      'essential/ready': 1,
    });
    expect(await oracle.ofOwner(leaf.parent!.ref, NOW)).toEqual({
      'essential/ready': 1,
    });
    await oracle.close();
  });
});
