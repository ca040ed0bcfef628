import fc from 'fast-check';
import type { DependencyEntry } from '../model/continuityFields';
import { fieldsWith } from './__testUtils__/facts';
import { defaultPolicy } from './policy';
import { compareVouchedFor, reviewDueAt, vouchedForOf } from './reviews';

const single = (ref: string): DependencyEntry => ({
  ref,
  strength: 'hard',
  data: null,
  use: 'operation',
});
const group = (anyOf: string[]): DependencyEntry => ({
  anyOf,
  required: 1,
  failover: null,
  strength: 'hard',
  data: null,
  use: 'operation',
});
const refs = fc.array(
  fc.constantFrom('a', 'b', 'c').map(name => `component:default/${name}`),
  { minLength: 1, maxLength: 4 },
);
const input = fc
  .record({
    owner: fc.constantFrom(null, 'group:default/sales'),
    functions: refs,
    dependencies: refs,
    tier: fc.constantFrom(null, 'essential'),
    entries: fc.array(
      fc.oneof(
        refs.map(group),
        refs.map(([ref]) => single(ref)),
      ),
    ),
  })
  .map(({ tier, entries, ...rest }) => ({
    ...rest,
    fields: fieldsWith({
      tier,
      dependencies: entries,
      supports: rest.functions,
    }),
  }));

/** The same content as another program might have stored it. */
function stirred<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(stirred).reverse() as T;
  }
  return value !== null && typeof value === 'object'
    ? (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, stirred(item)]),
      ) as T)
    : value;
}

describe('what a review vouches for', () => {
  it('is the same text for the same content, in any order', () => {
    fc.assert(
      fc.property(input, content => {
        const once = vouchedForOf(content);
        const again = vouchedForOf(stirred(content));
        expect(JSON.stringify(again)).toBe(JSON.stringify(once));
        expect(vouchedForOf(once)).toEqual(once);
        expect(compareVouchedFor(once, stirred(once))).toEqual([]);
      }),
    );
  });

  it('differs in text exactly when there is a change to show', () => {
    fc.assert(
      fc.property(input, input, (a, b) => {
        const [before, after] = [vouchedForOf(a), vouchedForOf(b)];
        expect(compareVouchedFor(before, after).length > 0).toBe(
          JSON.stringify(before) !== JSON.stringify(after),
        );
      }),
    );
  });

  it('tells what changed, field by field', () => {
    const before = vouchedForOf({
      owner: 'group:default/sales',
      fields: fieldsWith({ rto: null, supports: ['x:default/a'] }),
      functions: ['x:default/a'],
      dependencies: ['resource:default/db'],
    });
    const after = vouchedForOf({
      owner: 'group:default/orders',
      fields: fieldsWith({
        rto: 0,
        supports: ['x:default/a', 'x:default/b'],
        dependencies: [single('resource:default/db')],
      }),
      functions: ['x:default/b', 'x:default/a'],
      dependencies: ['resource:default/db'],
    });
    expect(compareVouchedFor(before, after)).toEqual([
      {
        field: 'owner',
        before: 'group:default/sales',
        after: 'group:default/orders',
      },
      {
        field: 'functions',
        before: ['x:default/a'],
        after: ['x:default/a', 'x:default/b'],
      },
      { field: 'rto', before: null, after: 0 },
      {
        field: 'dependencyDetails',
        before: [],
        after: [single('resource:default/db')],
      },
    ]);
  });
});

describe('reviewDueAt', () => {
  it('follows from the tier and the last review', () => {
    const [missionCritical] = defaultPolicy.tiers;
    const last = '2026-08-31T10:00:00.000Z';
    expect(reviewDueAt(last, missionCritical)).toBe('2027-02-28T10:00:00.000Z');
    expect(reviewDueAt(null, missionCritical)).toBeNull();
    expect(reviewDueAt(last, undefined)).toBeNull();
    expect(
      reviewDueAt(last, { ...missionCritical, reviewEvery: null }),
    ).toBeNull();
  });
});
