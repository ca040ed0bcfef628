import { z } from 'zod';
import { entityRefSchema } from '../primitives';
import { recordFacets } from './recordType';

/** Bytes of JSON at most that a revision holds. @public */
export const RECORD_CONTENT_LIMIT = 1_000_000;

/** States of a revision (domain model, records). @public */
export const revisionStates = [
  'draft',
  'in-review',
  'returned',
  'approved',
  'superseded',
  'discarded',
] as const;
/** @public */
export type RevisionState = (typeof revisionStates)[number];

/** State of a record as a whole: of what counts, else of what is being written. @public */
export const recordStates = [
  'draft',
  'in-review',
  'returned',
  'approved',
  'retired',
] as const;
/** @public */
export type RecordState = (typeof recordStates)[number];

/** What a caller may do to a record as it stands. @public */
export const recordActions = [
  'edit',
  'submit',
  'withdraw',
  'discard',
  'approve',
  'return',
  'confirm',
  'retire',
  'manage-people',
  'comment',
  'acknowledge',
  'remind',
] as const;
/** @public */
export type RecordAction = (typeof recordActions)[number];

/** One thing that changed since a record was written. @public */
export const facetChangeSchema = z.object({
  facet: z.enum(recordFacets),
  before: z.json(),
  after: z.json(),
  /** By ref, what the reader knows those named in it as. */
  titles: z.record(z.string(), z.string()).optional(),
});
/** @public */
export type FacetChange = z.infer<typeof facetChangeSchema>;

/** Where a record is written when not here. @public */
export const recordOriginSchema = z.object({
  /** The configured source. */
  target: z.string(),
  key: z.string(),
});

/** The approval that an open revision waits for. @public */
export const approvalProgressSchema = z.object({
  /** The role that the policy names for each level, in order. */
  levels: z.array(
    z.object({
      role: z.string(),
      /** Users and groups that the role resolves to; none: whoever may approve. */
      people: z.array(entityRefSchema),
      approvedBy: entityRefSchema.nullable(),
      approvedAt: z.string().nullable(),
    }),
  ),
  /** Index of the level that is asked next; null: none is. */
  next: z.number().int().nullable(),
});
/** @public */
export type ApprovalProgress = z.infer<typeof approvalProgressSchema>;

/** A revision without its content. @public */
export const revisionSummarySchema = z.object({
  revision: z.number().int(),
  state: z.enum(revisionStates),
  /** Rises with every save, over all drafts of the record; sent back when it is saved again. */
  version: z.number().int(),
  /** SHA-256 of the content in canonical JSON; approval binds to it. */
  contentHash: z.string(),
  author: entityRefSchema,
  note: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  submittedAt: z.string().nullable(),
  submittedBy: entityRefSchema.nullable(),
  /** When it was approved or returned. */
  decidedAt: z.string().nullable(),
  approval: approvalProgressSchema.nullable(),
});
/** @public */
export type RevisionSummary = z.infer<typeof revisionSummarySchema>;

/** A revision as a person reads or edits it. @public */
export const recordRevisionSchema = revisionSummarySchema.extend({
  recordId: z.string(),
  type: z.string(),
  content: z.json(),
  /** Paths of fields that the caller may not see; they are null in the content. */
  redacted: z.array(z.string()),
  /** What it takes to submit it; empty: complete. */
  missing: z.array(
    z.object({ section: z.string(), path: z.string(), expected: z.string() }),
  ),
});
/** @public */
export type RecordRevision = z.infer<typeof recordRevisionSchema>;

/** Somebody who may edit parts of a record. @public */
export const contributorSchema = z.strictObject({
  ref: entityRefSchema,
  /** Ids of sections; empty: all of them. */
  sections: z.array(z.string().max(100)).max(50).default([]),
});
/** @public */
export type Contributor = z.infer<typeof contributorSchema>;

/** One row of the library of records. @public */
export const recordRowSchema = z.object({
  id: z.string(),
  type: z.string(),
  subjectRef: entityRefSchema,
  subjectTitle: z.string(),
  /** Null: nobody owns the subject. */
  ownerRef: entityRefSchema.nullable(),
  tier: z.string().nullable(),
  state: z.enum(recordStates),
  approvedRevision: z.number().int().nullable(),
  approvedAt: z.string().nullable(),
  open: z
    .object({
      revision: z.number().int(),
      state: z.enum(['draft', 'in-review', 'returned']),
      author: entityRefSchema,
      updatedAt: z.string(),
      approvalsGiven: z.number().int(),
      approvalsNeeded: z.number().int(),
    })
    .nullable(),
  lastReviewedAt: z.string().nullable(),
  /** End of the review interval; null: the policy asks for none, or never approved. */
  dueAt: z.string().nullable(),
  /** From when on it counts as due soon. */
  warnAt: z.string().nullable(),
  stale: z
    .object({ since: z.string(), changes: z.array(facetChangeSchema) })
    .nullable(),
  origin: recordOriginSchema.nullable(),
  updatedAt: z.string(),
});
/** @public */
export type RecordRow = z.infer<typeof recordRowSchema>;

/** Something said about a section of a revision. @public */
export const recordCommentSchema = z.object({
  id: z.string(),
  revision: z.number().int(),
  /** Null: about the revision as a whole. */
  section: z.string().nullable(),
  body: z.string(),
  author: entityRefSchema,
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedBy: entityRefSchema.nullable(),
});
/** @public */
export type RecordComment = z.infer<typeof recordCommentSchema>;

/** Who is to read a record, and who has. @public */
export const circulationSchema = z.object({
  /** Users and groups as listed. */
  recipients: z.array(entityRefSchema),
  /** Users whom they stand for, with when each acknowledged the approved revision. */
  people: z.array(
    z.object({
      ref: entityRefSchema,
      acknowledgedAt: z.string().nullable(),
      remindedAt: z.string().nullable(),
    }),
  ),
});
/** @public */
export type Circulation = z.infer<typeof circulationSchema>;

/** Everything about a record but its contents. @public */
export const recordDetailSchema = recordRowSchema.extend({
  /** Null: follows the owner of the subject. */
  ownOwnerRef: entityRefSchema.nullable(),
  /** Number of changes to owner, contributors and circulation; sent back with the next. */
  peopleVersion: z.number().int(),
  contributors: z.array(contributorSchema),
  circulation: circulationSchema,
  revisions: z.array(revisionSummarySchema),
  comments: z.array(recordCommentSchema),
  reviewEvery: z.string().nullable(),
  retiredAt: z.string().nullable(),
  may: z.array(z.enum(recordActions)),
  /** Why the caller may not approve what waits for approval, in a sentence. */
  mayNotApprove: z.string().nullable(),
  /** Sections that the caller may edit; null: all. */
  maySections: z.array(z.string()).nullable(),
});
/** @public */
export type RecordDetail = z.infer<typeof recordDetailSchema>;

/** What happened to a record. @public */
export const recordEventKinds = [
  'created',
  'draft-started',
  'submitted',
  'withdrawn',
  'level-approved',
  'approved',
  'returned',
  'discarded',
  'confirmed',
  'became-stale',
  'retired',
  'people-changed',
  'commented',
  'comment-resolved',
  'acknowledged',
  'reminded',
  'imported',
] as const;
/** @public */
export type RecordEventKind = (typeof recordEventKinds)[number];

/** One entry of a record's history, which only grows. @public */
export const recordEventSchema = z.object({
  id: z.string(),
  recordId: z.string(),
  kind: z.enum(recordEventKinds),
  at: z.string(),
  by: entityRefSchema,
  revision: z.number().int().nullable(),
  note: z.string().nullable(),
  /** Only on `became-stale` and `confirmed`. */
  changes: z.array(facetChangeSchema),
});
/** @public */
export type RecordEvent = z.infer<typeof recordEventSchema>;

/** One difference between two contents. @public */
export const contentChangeSchema = z.object({
  /** Keys with dots between; items of a list by their id. */
  path: z.string(),
  section: z.string().nullable(),
  /** What people call the field, with the items it lies in. */
  label: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  before: z.json(),
  after: z.json(),
});
/** @public */
export type ContentChange = z.infer<typeof contentChangeSchema>;

/** What the caller is to do about records. @public */
export const recordDutiesSchema = z.object({
  /** Waits for the caller's approval. */
  toApprove: z.array(recordRowSchema),
  /** Was returned to the caller. */
  returned: z.array(recordRowSchema),
  /** Drafts that the caller has begun. */
  drafts: z.array(recordRowSchema),
  /** Overdue, due soon or stale, and owned by the caller's groups. */
  toReview: z.array(recordRowSchema),
  /** Approved revisions that the caller has yet to read. */
  toAcknowledge: z.array(recordRowSchema),
});
/** @public */
export type RecordDuties = z.infer<typeof recordDutiesSchema>;
