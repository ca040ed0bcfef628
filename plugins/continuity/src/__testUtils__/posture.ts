import type {
  EntityPosture,
  Finding,
  ReviewPreview,
} from '@backstage-continuity/plugin-continuity-common';
import type { Entity } from '@backstage/catalog-model';

export const entityRef = 'component:default/checkout';

export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'service', owner: 'group:default/payments' },
};

/** An instant that many days from now. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString();

const noFigure = { seconds: null, source: null };
const fields = {
  tier: 'mission-critical',
  supports: ['vitalbusinessfunction:default/order-to-cash'],
  rto: 7200,
  rpo: null,
  mtpd: null,
  wrt: null,
  recoveryTime: null,
  dependencies: [],
  location: null,
};

export const finding = (some: Partial<Finding> = {}): Finding => ({
  check: 'review.overdue',
  subject: '',
  entityRef,
  entityTitle: 'checkout',
  ownerRef: 'group:default/payments',
  tier: 'mission-critical',
  severity: 'medium',
  state: 'open',
  message: 'The review was due on 2026-09-12.',
  figures: {},
  remedy: 'confirm-review',
  since: inDays(-71),
  dueAt: inDays(-71),
  exceptionId: null,
  exceptionExpiresAt: null,
  ...some,
});

/** A service in order; tests say what is not. */
export const posture = (some: Partial<EntityPosture> = {}): EntityPosture => ({
  entityRef,
  title: 'checkout',
  ownerRef: 'group:default/payments',
  inScope: true,
  status: 'ready',
  score: { passed: 9, failed: 0, unknown: 0, excepted: 0, score: 1 },
  tier: 'mission-critical',
  tierTitle: 'Mission critical',
  fields,
  portalFields: [],
  overriddenFields: [],
  mistakes: [],
  functions: [
    {
      entityRef: 'vitalbusinessfunction:default/order-to-cash',
      title: 'Order to cash',
      exists: true,
    },
  ],
  objectives: {
    rto: {
      required: {
        seconds: 14400,
        source: {
          type: 'function',
          entityRef: 'vitalbusinessfunction:default/order-to-cash',
        },
      },
      declared: { seconds: 7200, source: { type: 'file' } },
      target: { seconds: 7200, source: { type: 'file' } },
      achieved: {
        seconds: 4800,
        verdict: 'met',
        testId: 't1',
        validatedAt: inDays(-40),
      },
    },
    rpo: {
      required: { seconds: 900, source: null },
      declared: {
        seconds: 300,
        source: { type: 'tier', tier: 'mission-critical' },
      },
      target: {
        seconds: 300,
        source: { type: 'tier', tier: 'mission-critical' },
      },
      achieved: {
        seconds: 720,
        verdict: 'missed',
        testId: 't1',
        validatedAt: inDays(-40),
      },
    },
    mtpd: {
      required: noFigure,
      declared: noFigure,
      target: noFigure,
      achieved: null,
    },
  },
  recovery: {
    own: {
      seconds: 4800,
      source: { type: 'measured', testId: 't1', measuredAt: inDays(-40) },
    },
    forecast: { seconds: 5400, lowerBound: false },
    missingRef: null,
  },
  review: {
    required: true,
    lastReviewedAt: inDays(-100),
    lastReviewedBy: 'user:default/dana',
    dueAt: inDays(83),
  },
  tests: { next: null, last: null, requirements: [] },
  findings: [],
  exceptions: [],
  editUrl: 'https://example.org/edit/catalog-info.yaml',
  sourceLocation: null,
  may: ['review', 'schedule-test', 'record-outcome', 'request-exception'],
  syncedAt: inDays(0),
  evaluatedAt: inDays(0),
  ...some,
});

/** The same service with its review late. */
export const overduePosture = (some: Partial<EntityPosture> = {}) =>
  posture({
    status: 'overdue',
    review: {
      required: true,
      lastReviewedAt: inDays(-255),
      lastReviewedBy: 'user:default/dana',
      dueAt: inDays(-71),
    },
    findings: [finding()],
    ...some,
  });

export const preview = (some: Partial<ReviewPreview> = {}): ReviewPreview => ({
  entityRef,
  vouchesFor: {
    owner: 'group:default/payments',
    fields,
    functions: ['vitalbusinessfunction:default/order-to-cash'],
    dependencies: ['resource:default/orders-db'],
  },
  lastReview: null,
  changes: null,
  nextDueAt: inDays(183),
  contentHash: 'hash-1',
  ...some,
});
