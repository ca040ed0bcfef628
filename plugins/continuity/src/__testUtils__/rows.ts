import type {
  EntityPostureRow,
  FunctionRow,
  Rollup,
  RollupRow,
  StatusCounts,
} from '@backstage-continuity/plugin-continuity-common';
import { counts, tally } from './data';

/** One line of a rollup; its title is the name in its key. */
export const line = (
  key: string | null,
  some: Partial<StatusCounts> = {},
  rest: Partial<RollupRow> = {},
): RollupRow => ({
  ...tally(some),
  key,
  title: key?.split('/').pop() ?? 'No owner',
  direct: 0,
  hasChildren: false,
  parent: null,
  ...rest,
});

export const rollup = (
  items: RollupRow[],
  some: Partial<Rollup> = {},
): Rollup => ({
  by: 'group',
  parent: null,
  total: tally({ gap: 1, ready: 4 }),
  items,
  nextCursor: null,
  asOf: '2026-11-23T09:00:00.000Z',
  ...some,
});

/** A service of the given name. */
export const serviceRow = (
  name: string,
  some: Partial<EntityPostureRow> = {},
): EntityPostureRow => ({
  entityRef: `component:default/${name}`,
  kind: 'component',
  title: name,
  type: 'service',
  lifecycle: 'production',
  ownerRef: 'group:default/payments',
  systemRef: null,
  domainRef: null,
  tier: 'mission-critical',
  status: 'gap',
  score: { passed: 1, failed: 1, unknown: 0, excepted: 0, score: 0.5 },
  targetRto: null,
  targetRpo: null,
  lastReviewedAt: null,
  reviewDueAt: null,
  nextTestAt: null,
  findings: 1,
  ...some,
});

const usualFunction = (name: string): Omit<FunctionRow, 'required'> => ({
  entityRef: `vitalbusinessfunction:default/${name}`,
  title: name,
  ownerRef: 'group:default/sales',
  rto: 14_400,
  rpo: 0,
  mtpd: 28_800,
  wrt: null,
  forecast: { seconds: 10_800, lowerBound: false },
  verdict: { rto: 'met', mtpd: 'met' },
  slowestRef: 'resource:default/orders-db',
  slowestTitle: 'orders-db',
  slowestSeconds: 7_200,
  coverage: { entities: 3, reviewed: 2, tested: 1 },
  analysed: true,
  strategy: { approved: true, coverage: 'green' },
  minimumService: '60 % of orders accepted, by phone',
  businessContinuityPlan: 'https://example.org/bcp/sales',
  mistakes: [],
  total: 3,
  byStatus: counts({ gap: 1, ready: 2 }),
  score: { passed: 9, failed: 1, unknown: 0, excepted: 0, score: 0.9 },
  weakestRef: 'component:default/checkout',
  weakestTitle: 'checkout',
  weakestStatus: 'gap',
});

/** A business function of the given name. */
export const functionRow = (
  name: string,
  some: Partial<FunctionRow> = {},
): FunctionRow => {
  const row = { ...usualFunction(name), ...some };
  const asDeclared = (seconds: number | null) => ({ seconds, source: null });
  return {
    required: {
      rto: asDeclared(row.rto),
      rpo: asDeclared(row.rpo),
      mtpd: asDeclared(row.mtpd),
    },
    ...row,
  };
};
