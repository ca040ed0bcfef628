import type {
  Figure,
  Objective,
} from '@backstage-continuity/plugin-continuity-common';
import fc from 'fast-check';
import { packDetail, unpackDetail } from './packedDetail';
import type { PostureDetail } from './postureRows';

const tier = fc.option(fc.constantFrom('essential', 'vital'));
const seconds = fc.option(fc.constantFrom(0, 60, 3600));
const instant = fc.constantFrom(
  '2026-01-31T09:30:00.000Z',
  '2026-02-28T09:30:00.000Z',
);
const ref = fc.constantFrom('component:default/a', 'component:default/b');
const refs = fc.array(ref, { maxLength: 2 });

const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.constant({ seconds: null, source: null }),
  fc.record({
    seconds: fc.constantFrom(0, 60, 3600),
    source: fc.oneof(
      fc.constant({ type: 'file' as const }),
      fc.constant({ type: 'portal' as const }),
      fc.constantFrom('essential', 'other').map(name => ({
        type: 'tier' as const,
        tier: name,
      })),
      fc.record({
        type: fc.constant('dependent' as const),
        path: refs,
        steps: fc.constantFrom(1, 60),
        origin: fc.constant({ type: 'file' as const }),
      }),
    ),
  }),
);

const objective: fc.Arbitrary<Objective> = fc.record({
  declared: figure,
  required: figure,
  target: figure,
  achieved: fc.option(
    fc.record({
      seconds,
      verdict: fc.constantFrom('met', 'missed', 'unknown'),
      testId: fc.constantFrom('one', 'two'),
      validatedAt: instant,
    }),
  ),
});

const own = fc.record({
  seconds,
  source: fc.option(
    fc.oneof(
      fc.constant({ type: 'declared' }),
      fc.constant({ type: 'option', title: 'Standby', recordId: 'r' }),
      fc.record({
        type: fc.constant('measured'),
        testId: fc.constantFrom('one', 'two'),
        measuredAt: instant,
      }),
    ),
  ),
});

const detail: fc.Arbitrary<PostureDetail> = fc.record({
  tierTitle: tier,
  fields: fc.record({
    tier,
    supports: refs,
    rto: seconds,
    rpo: seconds,
    mtpd: seconds,
    wrt: seconds,
    recoveryTime: seconds,
    dependencies: fc.array(
      fc.record({
        ref,
        strength: fc.constant('hard' as const),
        data: fc.constant(null),
        use: fc.constant('operation' as const),
      }),
      { maxLength: 1 },
    ),
    location: fc.option(
      fc.constant({ site: 'north', region: null, provider: null }),
    ),
  }),
  portalFields: fc.subarray(['tier', 'rto', 'rpo']),
  overriddenFields: fc.subarray(['mtpd']),
  mistakes: fc.constantFrom(
    [],
    [{ path: 'spec.continuity.rto', value: 'x', expected: 'a duration' }],
  ),
  functions: fc.array(
    fc.record({
      entityRef: ref,
      title: fc.constant('Orders'),
      exists: fc.boolean(),
    }),
    { maxLength: 1 },
  ),
  objectives: fc.record({ rto: objective, rpo: objective, mtpd: objective }),
  recovery: fc.record({
    own,
    forecast: fc.record({
      seconds: fc.constantFrom(0, 60),
      lowerBound: fc.boolean(),
    }),
    missingRef: fc.option(ref),
  }),
  review: fc.record({
    required: fc.boolean(),
    lastReviewedAt: fc.option(instant),
    lastReviewedBy: fc.option(fc.constant('user:default/anna')),
    dueAt: fc.option(instant),
  }),
  requirements: fc.array(
    fc.record({
      area: fc.constant('continuity'),
      type: fc.constant('tabletop'),
      every: fc.constantFrom('P1M', 'P1Y'),
      lastQualifyingAt: fc.option(instant),
      dueAt: fc.option(instant),
    }),
    { maxLength: 2 },
  ),
  editUrl: fc.option(fc.constant('https://example.org/edit')),
  sourceLocation: fc.option(fc.constant('url:https://example.org/')),
});

const stored = fc.option(instant.map(text => new Date(text)));
const columns = fc.record({
  tier,
  last_reviewed_at: stored,
  review_due_at: stored,
});

describe('a detail that is stored', () => {
  it('is read as it was, whatever follows from what', () => {
    fc.assert(
      fc.property(detail, columns, (written, row) => {
        const text = packDetail(written, row);
        expect(unpackDetail({ ...row, detail: text })).toEqual(written);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read where everything was written', () => {
    fc.assert(
      fc.property(detail, columns, (written, row) => {
        const text = JSON.stringify(written);
        expect(unpackDetail({ ...row, detail: text })).toEqual(written);
      }),
    );
  });

  it('holds what is usual in few characters', () => {
    const decided = { seconds: 60, source: { type: 'file' as const } };
    const run = { testId: 'one', validatedAt: '2026-01-31T09:30:00.000Z' };
    const usual: Objective = {
      declared: decided,
      required: { seconds: null, source: null },
      target: decided,
      achieved: { seconds: 50, verdict: 'met', ...run },
    };
    const row = { tier: 'vital', last_reviewed_at: null, review_due_at: null };
    const text = packDetail(
      {
        tierTitle: 'Vital',
        fields: {
          tier: 'vital',
          supports: [],
          rto: 60,
          rpo: 60,
          mtpd: 60,
          wrt: null,
          recoveryTime: 40,
          dependencies: [],
          location: null,
        },
        portalFields: [],
        overriddenFields: [],
        mistakes: [],
        functions: [],
        objectives: {
          rto: usual,
          rpo: usual,
          mtpd: { ...usual, achieved: null },
        },
        recovery: {
          own: {
            seconds: 40,
            source: {
              type: 'measured',
              testId: run.testId,
              measuredAt: run.validatedAt,
            },
          },
          forecast: { seconds: 40, lowerBound: false },
          missingRef: null,
        },
        review: {
          required: true,
          lastReviewedAt: null,
          lastReviewedBy: null,
          dueAt: null,
        },
        requirements: [
          {
            area: 'continuity',
            type: 'tabletop',
            every: 'P1M',
            lastQualifyingAt: run.validatedAt,
            dueAt: '2026-02-28T09:30:00.000Z',
          },
        ],
        editUrl: null,
        sourceLocation: null,
      },
      row,
    );
    expect(text.length).toBeLessThan(350);
  });
});
