import { z } from 'zod';
import { entityRefSchema } from './primitives';

/** What is asked of every record that a tier requires. */
function recordChecks<const F extends string>(family: F) {
  return [
    `${family}.missing`,
    `${family}.not-approved`,
    `${family}.review-overdue`,
    `${family}.stale-by-change`,
  ] as const;
}

/** The checks this version evaluates; ids are stable, `family.name`. @public */
export const checkIds = [
  'classification.tier-missing',
  'classification.tier-unknown',
  'classification.field-invalid',
  'classification.tier-weaker-than-required',
  'objectives.missing',
  'objectives.weaker-than-required',
  'objectives.rto-exceeds-mtpd',
  'objectives.no-margin',
  'objectives.recovery-plus-work-exceeds-mtpd',
  'objectives.mtpd-exceeds-impact-curve',
  'objectives.curve-not-monotone',
  'objectives.rating-contradicts-amount',
  'objectives.regulatory-ceiling',
  'review.never',
  'review.overdue',
  ...recordChecks('analysis'),
  ...recordChecks('risk'),
  'risk.above-appetite',
  'risk.acceptance-expired',
  'risk.measure-overdue',
  ...recordChecks('strategy'),
  'strategy.option-cannot-reach',
  'strategy.function-not-covered',
  'tests.never',
  'tests.overdue',
  'tests.too-weak',
  'tests.objective-missed',
  'dependencies.rto-inversion',
  'dependencies.cycle',
  'dependencies.single-point-of-failure',
  'dependencies.dangling',
  'dependencies.recovery-tool-lost',
  'recovery.forecast-exceeds-rto',
  'recovery.forecast-exceeds-mtpd',
  'recovery.thin-buffer',
  'recovery.forecast-unknown',
] as const;
/** @public */
export type CheckId = (typeof checkIds)[number];

/** @public */
export const checkFamilies = [
  'classification',
  'objectives',
  'review',
  'analysis',
  'risk',
  'strategy',
  'tests',
  'dependencies',
  'recovery',
] as const;

/** Worst first. `low` and `info` inform: they change neither status nor score. @public */
export const severities = ['blocker', 'high', 'medium', 'low', 'info'] as const;
/** @public */
export type Severity = (typeof severities)[number];

/** @public */
export const checkOutcomes = [
  'pass',
  'fail',
  'unknown',
  'not-applicable',
] as const;
/** @public */
export type CheckOutcome = (typeof checkOutcomes)[number];

/** Status of an entity, worst first; `unclassified` stands instead of any other. @public */
export const statuses = [
  'gap',
  'overdue',
  'unknown',
  'due-soon',
  'ready',
  'unclassified',
] as const;
/** @public */
export type Status = (typeof statuses)[number];

/**
 * The figures a check compared. All spans in whole seconds, all instants ISO
 * 8601; only what the check at hand knows is present.
 *
 * @public
 */
export const checkFiguresSchema = z.object({
  /** rto, rpo or mtpd, where the check speaks of one objective. */
  objective: z.enum(['rto', 'rpo', 'mtpd']).optional(),
  actual: z.number().nullable().optional(),
  limit: z.number().nullable().optional(),
  /** The entity that asks for the limit. */
  requiredBy: entityRefSchema.optional(),
  /** The entity's own impact analysis, where that asks for the limit. */
  analysis: z.string().optional(),
  tier: z.string().optional(),
  area: z.string().optional(),
  type: z.string().optional(),
  requiredType: z.string().optional(),
  every: z.string().optional(),
  lastAt: z.string().optional(),
  testId: z.string().optional(),
  path: z.string().optional(),
  value: z.string().optional(),
  expected: z.string().optional(),
  peak: z.string().optional(),
  /** Entities that the limit came along, from where it was declared to the nearest. */
  along: z.array(entityRefSchema).optional(),
  /** The entity that is needed, where the check speaks of a need. */
  dependency: entityRefSchema.optional(),
  /** How many members of a group are needed, and of how many. */
  required: z.number().int().optional(),
  members: z.number().int().optional(),
  /** The members of a cycle, from the entity round to the one before it. */
  loop: z.array(entityRefSchema).optional(),
  /** Where things stand that a loss of this place takes down together. */
  location: z.string().optional(),
  /** How many functions are concerned. */
  functions: z.number().int().optional(),
  /** The record that the check speaks of. */
  recordId: z.string().optional(),
  /** Name of the type of a record. */
  recordType: z.string().optional(),
  /** What changed since the record was written: names of facets. */
  changes: z.array(z.string()).optional(),
  /** What of a record's content is concerned: a risk, a measure, an option, a category. */
  item: z.string().optional(),
  /** Titles of the level reached and of the worst that is accepted. */
  level: z.string().optional(),
  limitLevel: z.string().optional(),
  /** The figure compared is the least it can be: something is missing. */
  lowerBound: z.boolean().optional(),
});
/** @public */
export type CheckFigures = z.infer<typeof checkFiguresSchema>;

/** Where a failing check is mended. @public */
export const remedySchema = z.enum([
  'edit-file',
  'classify',
  'confirm-review',
  'schedule-test',
  'record-outcome',
  'see-dependencies',
  'see-recovery',
  'open-record',
  'start-record',
]);
/** @public */
export type Remedy = z.infer<typeof remedySchema>;

/**
 * The answer of one check about one entity.
 *
 * @remarks
 * `dueAt` is present exactly when time decides: the check passes up to and
 * including that instant and fails after it; `outcome` is what holds at the
 * instant of the evaluation. `subject` tells apart several answers of the same
 * check on one entity (`rto`, `continuity/functional`, `spec.continuity.rpo`).
 *
 * @public
 */
export const checkResultSchema = z.object({
  check: z.enum(checkIds),
  subject: z.string(),
  outcome: z.enum(checkOutcomes),
  severity: z.enum(severities),
  figures: checkFiguresSchema,
  remedy: remedySchema,
  dueAt: z.string().optional(),
  /** From when on the check counts as due soon. */
  warnAt: z.string().optional(),
  /**
   * Until when (excluded) this answer holds, `dueAt` aside: a peak begins or
   * ends then. Absent: as long as facts and policy stay as they are.
   */
  holdsUntil: z.string().optional(),
});
/** @public */
export type CheckResult = z.infer<typeof checkResultSchema>;
