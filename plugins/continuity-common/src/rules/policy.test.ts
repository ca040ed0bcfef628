import {
  filterPredicateToFilterFunction,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import { policySchema } from '../model/policy';
import { isPeriod } from './period';
import { defaultPolicy, tierOf, tierRank } from './policy';

describe('the default policy', () => {
  it('is a policy by its own rules', () => {
    expect(policySchema.parse(defaultPolicy)).toEqual(defaultPolicy);
    for (const tier of defaultPolicy.tiers) {
      for (const every of [
        tier.reviewEvery,
        ...tier.tests.map(test => test.every),
      ]) {
        expect(every === null || isPeriod(every)).toBe(true);
      }
      expect(tier.rto).toBeLessThan(tier.mtpd ?? 0);
    }
  });

  it('lists its tiers strictest first', () => {
    for (const objective of ['rto', 'rpo', 'mtpd'] as const) {
      const figures = defaultPolicy.tiers.map(tier => tier[objective] ?? 0);
      expect([...figures].sort((a, b) => a - b)).toEqual(figures);
    }
  });

  it.each([
    ['Component', 'service', 'production', undefined, true],
    ['Component', 'website', 'production', undefined, true],
    ['Component', 'library', 'production', undefined, false],
    ['Component', 'service', 'experimental', undefined, false],
    ['Component', 'library', 'experimental', { tier: 'essential' }, true],
    ['Resource', 'database', undefined, undefined, true],
    ['Resource', 'laptop', undefined, undefined, false],
    ['API', 'openapi', 'production', undefined, false],
    ['API', 'openapi', 'production', { rto: 'PT1H' }, true],
    ['Group', 'team', undefined, undefined, false],
  ])(
    '%s %s %s with %j in scope: %p',
    (kind, type, lifecycle, continuity, scope) => {
      const inScope = filterPredicateToFilterFunction(
        parseFilterPredicate(defaultPolicy.scope),
      );
      const spec = JSON.parse(JSON.stringify({ type, lifecycle, continuity }));
      expect(inScope({ kind, spec })).toBe(scope);
    },
  );
});

describe('tiers', () => {
  it('are found by name and ranked strictest first, absent ones last', () => {
    expect(tierOf(defaultPolicy, 'essential')?.title).toBe('Essential');
    expect(tierOf(defaultPolicy, 'gold')).toBeUndefined();
    expect(tierOf(defaultPolicy, null)).toBeUndefined();
    expect(
      ['mission-critical', 'non-essential', 'gold', null].map(name =>
        tierRank(defaultPolicy, name),
      ),
    ).toEqual([0, 3, 4, 5]);
  });
});
