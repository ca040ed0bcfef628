import type {
  JsonValue,
  RecordDetail,
  RecordDuties,
  RecordRevision,
  RecordRow,
  RecordType,
  RevisionSummary,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { entityRef, inDays } from './posture';

const shiftSchema = z.strictObject({
  title: z.string().max(40).default(''),
  handover: z.number().int().min(0).nullable().default(null),
  budget: z.number().min(0).nullable().default(null),
  notes: z.string().default(''),
  steps: z
    .array(
      z.strictObject({
        id: z.string(),
        what: z.string().default(''),
        takes: z.number().int().nullable().default(null),
      }),
    )
    .default([]),
});

/** A made-up type of record: the views know of any type only what it describes. */
export const shiftHandover: RecordType<z.output<typeof shiftSchema>> = {
  name: 'shift-handover',
  kind: 'ShiftHandover',
  title: 'Shift handover',
  plural: 'Shift handovers',
  description: 'How one shift hands over to the next.',
  family: null,
  subjects: ['service', 'function'],
  schema: shiftSchema,
  sections: [
    {
      id: 'about',
      title: 'About',
      help: 'What the handover is about.',
      fields: [
        { path: 'title', label: 'Title', kind: 'text', required: true },
        { path: 'handover', label: 'Handover time', kind: 'duration' },
        { path: 'budget', label: 'Budget', kind: 'amount', sensitive: 'costs' },
      ],
    },
    {
      id: 'work',
      title: 'Work',
      help: 'What is done.',
      fields: [
        { path: 'notes', label: 'Notes', kind: 'long-text', required: true },
        {
          path: 'steps',
          label: 'Steps',
          kind: 'list',
          itemLabel: 'step',
          items: [
            { path: 'what', label: 'What', kind: 'text' },
            { path: 'takes', label: 'Takes', kind: 'duration' },
          ],
        },
      ],
    },
  ],
  restsOn: ['owner'],
  empty: () => shiftSchema.parse({}),
  missing: content => [
    ...(content.title === ''
      ? [{ section: 'about', path: 'title', expected: 'a title' }]
      : []),
    ...(content.notes === ''
      ? [{ section: 'work', path: 'notes', expected: 'some notes' }]
      : []),
  ],
  figures: () => ({ objectives: null, recovery: null }),
};

export const shiftContent = (
  some: Partial<z.output<typeof shiftSchema>> = {},
): JsonValue => shiftSchema.parse(some);

/** An approved record about checkout, in order. */
export const recordRow = (some: Partial<RecordRow> = {}): RecordRow => ({
  id: 'r1',
  type: 'shift-handover',
  subjectRef: entityRef,
  subjectTitle: 'Checkout',
  ownerRef: 'group:default/payments',
  tier: 'mission-critical',
  state: 'approved',
  approvedRevision: 1,
  approvedAt: inDays(-40),
  open: null,
  lastReviewedAt: inDays(-40),
  dueAt: inDays(140),
  warnAt: inDays(110),
  stale: null,
  origin: null,
  updatedAt: inDays(-40),
  ...some,
});

export const revisionSummary = (
  some: Partial<RevisionSummary> = {},
): RevisionSummary => ({
  revision: 1,
  state: 'approved',
  version: 4,
  contentHash: 'hash-1',
  author: 'user:default/dana',
  note: null,
  createdAt: inDays(-60),
  updatedAt: inDays(-50),
  submittedAt: inDays(-45),
  submittedBy: 'user:default/dana',
  decidedAt: inDays(-40),
  approval: null,
  ...some,
});

export const recordDetail = (
  some: Partial<RecordDetail> = {},
): RecordDetail => ({
  ...recordRow(),
  ownOwnerRef: null,
  peopleVersion: 1,
  contributors: [],
  circulation: { recipients: [], people: [] },
  revisions: [revisionSummary()],
  comments: [],
  reviewEvery: 'P6M',
  retiredAt: null,
  may: [],
  mayNotApprove: null,
  maySections: null,
  ...some,
});

/** The same record with a second revision that is being written. */
export const draftDetail = (some: Partial<RecordDetail> = {}): RecordDetail =>
  recordDetail({
    open: {
      revision: 2,
      state: 'draft',
      author: 'user:default/dana',
      updatedAt: inDays(-1),
      approvalsGiven: 0,
      approvalsNeeded: 1,
    },
    revisions: [
      revisionSummary(),
      revisionSummary({
        revision: 2,
        state: 'draft',
        version: 7,
        contentHash: 'hash-2',
        submittedAt: null,
        submittedBy: null,
        decidedAt: null,
      }),
    ],
    may: ['edit', 'submit', 'discard', 'comment'],
    ...some,
  });

/** The draft as it is read; tests say what is in it. */
export const draftRevision = (
  content: JsonValue,
  some: Partial<RecordRevision> = {},
): RecordRevision => ({
  ...revisionSummary({
    revision: 2,
    state: 'draft',
    version: 7,
    contentHash: 'hash-2',
    submittedAt: null,
    submittedBy: null,
    decidedAt: null,
  }),
  recordId: 'r1',
  type: 'shift-handover',
  content,
  redacted: [],
  missing: [],
  ...some,
});

export const recordDuties = (
  some: Partial<RecordDuties> = {},
): RecordDuties => ({
  toApprove: [],
  returned: [],
  drafts: [],
  toReview: [],
  toAcknowledge: [],
  ...some,
});
