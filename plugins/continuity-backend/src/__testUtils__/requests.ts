import {
  contract,
  type OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import { CHECKOUT, WEB } from './company';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What the operations that take a body accept. */
export const bodies: Partial<Record<OperationId, Record<string, unknown>>> = {
  startSync: { rebuild: false },
  putClassification: { revision: 0, continuity: { tier: 'essential' } },
  importDocuments: {
    files: [{ name: 'a.yaml', content: '' }],
    dryRun: true,
    acceptPartial: false,
  },
  createRecordImport: {
    type: 'business-impact-analysis',
    fileName: 'a.csv',
    content: 'YQpi',
    sheet: 'Sheet 1',
    headerRow: 1,
  },
  putRecordImportMapping: {
    columns: [{ column: 0, target: 'subject', unit: 'hours' }],
    days: 'day-first',
    decimal: 'comma',
  },
  applyRecordImport: { acceptPartial: true },
  confirmReviews: {
    items: [{ entityRef: CHECKOUT, contentHash: 'abc' }],
    kind: 'confirmed',
    note: 'Note',
  },
  revertReview: { note: 'Note' },
  createTest: {
    title: 'Test',
    area: 'continuity',
    type: 'full',
    entityRefs: [CHECKOUT],
    plannedAt: '2026-12-01',
    rrule: 'FREQ=YEARLY',
    owner: WEB,
    note: 'Note',
  },
  changeTest: {
    revision: 1,
    title: 'Test',
    entityRefs: [CHECKOUT],
    plannedAt: '2026-12-01T10:00:00Z',
    rrule: 'FREQ=YEARLY',
    owner: WEB,
    note: 'Note',
  },
  cancelTest: { revision: 1, reason: 'Reason' },
  reinstateTest: { revision: 1 },
  recordOutcome: {
    revision: 1,
    mode: 'exercise',
    outcome: 'successful',
    instants: { disruptedAt: '2026-01-01T00:00:00Z' },
    entities: [
      {
        entityRef: CHECKOUT,
        instants: { validatedAt: '2026-01-01T01:00:00Z' },
        claim: 'met',
      },
    ],
    evidence: [{ title: 'Log', url: 'https://example.org/log' }],
    note: 'Note',
  },
  createCalendarFeed: { subjectRef: WEB },
  requestExceptions: {
    items: [{ entityRef: CHECKOUT, check: 'tests.never', subject: null }],
    reason: 'Reason',
    expiresAt: '2026-12-31T00:00:00Z',
  },
  approveException: { revision: 1, note: 'Note' },
  rejectException: { revision: 1, note: 'Note' },
  revokeException: { revision: 1, note: 'Note' },
  simulate: { lost: { entityRefs: [CHECKOUT] }, limit: 10 },
  validate: {
    documents: [{ path: 'catalog-info.yaml', text: 'a: 1' }],
    removed: [CHECKOUT],
  },
};

const queries: Partial<Record<OperationId, string>> = {
  getRollup: 'by=tier',
  listOccurrences: 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z',
  deleteClassification: 'revision=1',
  getRecordImportTemplate: 'type=business-impact-analysis&format=csv',
};

const params: Record<string, string> = {
  kind: 'component',
  namespace: 'default',
  name: 'checkout',
  id: 'unknown-id',
  token: 'unknown-token-of-a-calendar-feed',
};

/** A request of an operation that the contract accepts. */
export function requestOf(operation: OperationId): {
  method: Method;
  path: string;
  /** Query of the request, without its mark. */
  query: string;
  body: Record<string, unknown> | undefined;
} {
  const { method, path } = contract[operation];
  const query = queries[operation] ?? '';
  const filled = path.replace(/:(\w+)/g, (__, name) => params[name]);
  return {
    method: method.toLowerCase() as Method,
    path: query ? `${filled}?${query}` : filled,
    query,
    body: bodies[operation],
  };
}
