import {
  defaultPolicy,
  type ContinuityPolicy,
  type StatusCounts,
  type Tally,
} from '@backstage-continuity/plugin-continuity-common';

export const counts = (some: Partial<StatusCounts> = {}): StatusCounts => ({
  gap: 0,
  overdue: 0,
  unknown: 0,
  'due-soon': 0,
  ready: 0,
  unclassified: 0,
  ...some,
});

export const tally = (some: Partial<StatusCounts> = {}): Tally => {
  const byStatus = counts(some);
  const total = Object.values(byStatus).reduce((sum, n) => sum + n, 0);
  return {
    total,
    byStatus,
    byTier: {},
    score: { passed: 3, failed: 1, unknown: 0, excepted: 0, score: 0.75 },
  };
};

export const policy: ContinuityPolicy = {
  ...defaultPolicy,
  scope: {},
  tiers: [
    {
      name: 'mission-critical',
      title: 'Mission critical',
      description: 'The business stops without it',
      rto: 7200,
      rpo: 300,
      mtpd: 28800,
      reviewEvery: 'P6M',
      tests: [{ area: 'continuity', type: 'functional', every: 'P1Y' }],
      records: [],
      redundancy: true,
      approvals: 1,
    },
  ],
  dataResourceTypes: ['database'],
};
