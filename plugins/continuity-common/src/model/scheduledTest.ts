import { z } from 'zod';
import { isDay, isInstant, toUtc } from './dates';
import {
  entityRefSchema,
  instantSchema,
  nullableSecondsSchema,
  noteSchema,
  revisionSchema,
} from './primitives';
import { testAreas, testTypes } from './policy';

/** @public */
export const testStates = ['planned', 'completed', 'cancelled'] as const;
/** @public */
export const testOutcomes = [
  'successful',
  'successful-with-issues',
  'unsuccessful',
] as const;
/** @public */
export type TestOutcome = (typeof testOutcomes)[number];
/** @public */
export const verdicts = ['met', 'missed', 'unknown'] as const;
/** @public */
export type Verdict = (typeof verdicts)[number];

/** Evidence: a title and an http or https address. @public */
export const evidenceSchema = z.strictObject({
  title: z.string().min(1).max(200),
  url: z
    .url({ protocol: /^https?$/, error: 'expected an http or https address' })
    .max(2000),
});
/** @public */
export type Evidence = z.infer<typeof evidenceSchema>;

/** The instants of a run as a whole, all UTC; null: not known. @public */
export const runInstantsSchema = z.strictObject({
  disruptedAt: instantSchema.nullable().default(null),
  detectedAt: instantSchema.nullable().default(null),
  suspectedAt: instantSchema.nullable().default(null),
  declaredAt: instantSchema.nullable().default(null),
  recoveredAt: instantSchema.nullable().default(null),
  stoodDownAt: instantSchema.nullable().default(null),
});
/** @public */
export type RunInstants = z.infer<typeof runInstantsSchema>;

/** The instants of one entity within a run, all UTC; null: not known. @public */
export const entityInstantsSchema = z.strictObject({
  recoveryStartedAt: instantSchema.nullable().default(null),
  recoveredAt: instantSchema.nullable().default(null),
  validatedAt: instantSchema.nullable().default(null),
  lastRecoverablePointAt: instantSchema.nullable().default(null),
});
/** @public */
export type EntityInstants = z.infer<typeof entityInstantsSchema>;

/** The objectives of an entity frozen with a run. Whole seconds; null: not decided. @public */
export const objectiveSnapshotSchema = z.object({
  declared: z.object({
    rto: nullableSecondsSchema,
    rpo: nullableSecondsSchema,
  }),
  required: z.object({
    rto: nullableSecondsSchema,
    rpo: nullableSecondsSchema,
  }),
  target: z.object({ rto: nullableSecondsSchema, rpo: nullableSecondsSchema }),
});
/** @public */
export type ObjectiveSnapshot = z.infer<typeof objectiveSnapshotSchema>;

const verdictPair = z.object({ rto: z.enum(verdicts), rpo: z.enum(verdicts) });

/** What a run showed about one entity. Whole seconds; null: not measured. @public */
export const entityResultSchema = z.object({
  entityRef: entityRefSchema,
  instants: entityInstantsSchema,
  snapshot: objectiveSnapshotSchema,
  achievedRto: nullableSecondsSchema,
  achievedRpo: nullableSecondsSchema,
  ownRecovery: nullableSecondsSchema,
  /** Against the objectives frozen with the run. */
  verdict: verdictPair,
  /** Against today's target. */
  verdictToday: verdictPair,
  /** A person's own verdict. */
  claim: z.enum(verdicts).nullable(),
  /** Whether the claim differs from a computed met or missed. */
  claimContradicted: z.boolean(),
});
/** @public */
export type EntityResult = z.infer<typeof entityResultSchema>;

/** The outcome of a completed test. @public */
export const testResultSchema = z.object({
  outcome: z.enum(testOutcomes),
  instants: runInstantsSchema,
  /** The last of the entities' validation instants; null while one is missing. */
  validatedAt: z.string().nullable(),
  /** `declaredAt - disruptedAt` in whole seconds. */
  declarationLag: nullableSecondsSchema,
  /** The worst of the entities' verdicts: missed, then unknown, then met. */
  verdict: verdictPair,
  entities: z.array(entityResultSchema),
  evidence: z.array(evidenceSchema),
  note: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: entityRefSchema,
});
/** @public */
export type TestResult = z.infer<typeof testResultSchema>;

/** @public */
export const scheduledTestSchema = z.object({
  id: z.string(),
  /** Grows with every change; sent back on changing, a mismatch is a 409. */
  revision: z.number().int(),
  state: z.enum(testStates),
  mode: z.enum(['exercise', 'actual']),
  title: z.string(),
  area: z.enum(testAreas),
  type: z.enum(testTypes),
  entityRefs: z.array(entityRefSchema),
  /** Entities of this test that the caller may not see. */
  hiddenEntities: z.number().int(),
  /** A day, `2026-12-01`, or an instant; a day ends with its UTC day. */
  plannedAt: z.string(),
  /** RFC 5545 rule that repeats the test from `plannedAt` on; null: once. */
  rrule: z.string().nullable(),
  /** The test of the same series that this one follows. */
  followsId: z.string().nullable(),
  owner: entityRefSchema.nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  createdBy: entityRefSchema,
  changedAt: z.string(),
  cancelReason: z.string().nullable(),
  result: testResultSchema.nullable(),
});
/** @public */
export type ScheduledTest = z.infer<typeof scheduledTestSchema>;

/** A UTC day or an instant. */
export const plannedAtSchema = z
  .string()
  .max(64)
  .refine(
    value => isDay(value) || isInstant(value),
    'expected a day such as 2026-12-01 or an instant such as 2026-12-01T09:00:00Z',
  )
  .transform(value => (isDay(value) ? value : toUtc(value)))
  .meta({ type: 'string' });

const testShape = {
  title: z.string().trim().min(1).max(200),
  area: z.enum(testAreas),
  type: z.enum(testTypes),
  entityRefs: z.array(entityRefSchema).min(1).max(200),
  plannedAt: plannedAtSchema,
  rrule: z.string().max(500).nullable().default(null),
  owner: entityRefSchema.nullable().default(null),
  note: noteSchema.nullable().default(null),
};

/** @public */
export const createTestSchema = z.strictObject(testShape);

/** @public */
export const changeTestSchema = z.strictObject({
  revision: revisionSchema,
  title: testShape.title.optional(),
  area: testShape.area.optional(),
  type: testShape.type.optional(),
  entityRefs: testShape.entityRefs.optional(),
  plannedAt: plannedAtSchema.optional(),
  rrule: z.string().max(500).nullable().optional(),
  owner: entityRefSchema.nullable().optional(),
  note: noteSchema.nullable().optional(),
});

/** The outcome as a person records it; verdicts are computed. @public */
export const recordOutcomeSchema = z.strictObject({
  revision: revisionSchema,
  mode: z.enum(['exercise', 'actual']).default('exercise'),
  outcome: z.enum(testOutcomes),
  instants: runInstantsSchema.prefault({}),
  entities: z
    .array(
      z.strictObject({
        entityRef: entityRefSchema,
        instants: entityInstantsSchema.prefault({}),
        claim: z.enum(verdicts).nullable().default(null),
      }),
    )
    .max(200),
  evidence: z.array(evidenceSchema).max(50).default([]),
  note: noteSchema.nullable().default(null),
});

/** A test with or without its outcome, for import; `key` makes it idempotent. */
export const testDocumentSchema = z.strictObject({
  ...testShape,
  createdBy: entityRefSchema.optional(),
  cancelled: z.strictObject({ reason: z.string().max(2000) }).optional(),
  result: recordOutcomeSchema
    .omit({ revision: true })
    .extend({
      recordedAt: instantSchema,
      recordedBy: entityRefSchema,
    })
    .optional(),
});

/** A revocable address under which a calendar program reads planned tests. @public */
export const calendarFeedSchema = z.object({
  id: z.string(),
  /** The group or user whose tests the feed carries. */
  subjectRef: entityRefSchema,
  createdAt: z.string(),
  createdBy: entityRefSchema,
  lastReadAt: z.string().nullable(),
});
/** @public */
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;
