import { z } from 'zod';
import { forecastFigureSchema, ownRecoverySchema } from './dependencies';
import { functionRowSchema } from './posture';
import {
  entityRefSchema,
  nullableSecondsSchema,
  secondsSchema,
} from './primitives';

/** One entity that has to come back. @public */
export const recoveryStepSchema = z.object({
  /** Place in the order of recovery, from 1; what the caller may not see has one, too. */
  position: z.number().int(),
  entityRef: entityRefSchema,
  title: z.string(),
  kind: z.string(),
  ownerRef: entityRefSchema.nullable(),
  tier: z.string().nullable(),
  /** False: it merely waits for what is lost. */
  lost: z.boolean(),
  own: ownRecoverySchema,
  /** When its own recovery can begin, in whole seconds since the disruption. */
  startsAt: secondsSchema,
  /** When it works again, in whole seconds since the disruption. */
  endsAt: secondsSchema,
  /** Something is missing in it or in what it waits for. */
  lowerBound: z.boolean(),
  targetRto: nullableSecondsSchema,
  /** Target RTO less `endsAt`; negative: too late. */
  slack: z.number().int().nullable(),
  /** On the path that decides how long it takes altogether. */
  critical: z.boolean(),
  /** The same for all members of one cycle, which are recovered one after another. */
  cycle: z.string().nullable(),
  /** Needs that decide when it can begin, as far as the caller sees them. */
  waitsFor: z.array(entityRefSchema),
});
/** @public */
export type RecoveryStep = z.infer<typeof recoveryStepSchema>;

/** What is missing to know a recovery time. @public */
export const missingFigureSchema = z.object({
  /** `own-time`, `failover` of a group of the entity, `entity`: not in the catalog. */
  what: z.enum(['own-time', 'failover', 'entity']),
  entityRef: entityRefSchema,
  title: z.string(),
});
/** @public */
export type MissingFigure = z.infer<typeof missingFigureSchema>;

/** The steps of a recovery, in order, and what is known of it as a whole. */
const recoveryShape = {
  /** Number of entities that have to come back, seen by the caller or not. */
  down: z.number().int(),
  /** How many of them the caller may not see; their times count all the same. */
  hidden: z.number().int(),
  /** Until all of them are back. */
  forecast: forecastFigureSchema,
  /**
   * What decides how long it takes, in order of time; null in place of what the
   * caller may not see.
   */
  criticalPath: z.array(
    z
      .object({
        entityRef: entityRefSchema,
        title: z.string(),
        own: ownRecoverySchema,
        endsAt: secondsSchema,
      })
      .nullable(),
  ),
  /** At most 200, of entities that the caller sees. */
  missing: z.array(missingFigureSchema),
  /** All that is missing, seen by the caller or not. */
  missingTotal: z.number().int(),
  steps: z.array(recoveryStepSchema),
  nextCursor: z.string().nullable(),
};

const verdictSchema = z.enum(['met', 'missed', 'unknown']);

/**
 * How an entity or function comes back when all that it needs is lost.
 *
 * @public
 */
export const recoveryForecastSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  targetRto: nullableSecondsSchema,
  targetMtpd: nullableSecondsSchema,
  wrt: nullableSecondsSchema,
  /** The forecast against the target RTO, and with WRT against the target MTPD. */
  verdict: z.object({ rto: verdictSchema, mtpd: verdictSchema }),
  ...recoveryShape,
  asOf: z.string(),
});
/** @public */
export type RecoveryForecast = z.infer<typeof recoveryForecastSchema>;

/** Values at most in one field of a lost set. @public */
export const LOST_VALUES = 500;

const names = z.array(z.string().min(1).max(255)).max(LOST_VALUES).default([]);
const refs = z.array(entityRefSchema).max(LOST_VALUES).default([]);

/**
 * What is lost: everything that any of the fields names.
 *
 * @public
 */
export const lostSetSchema = z.strictObject({
  entityRefs: refs,
  site: names,
  region: names,
  provider: names,
  /** What these users, groups and the groups below them own. */
  owner: refs,
  /** What has this as its type or as a tag. */
  technology: names,
});
/** @public */
export type LostSet = z.infer<typeof lostSetSchema>;
/** @public */
export const lostSelectors = [
  'entityRefs',
  'site',
  'region',
  'provider',
  'owner',
  'technology',
] as const;
/** @public */
export type LostSelector = (typeof lostSelectors)[number];

/** What a loss does to one vital business function. @public */
export const lostFunctionSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  ownerRef: entityRefSchema.nullable(),
  /** Until all that supports it is back. */
  forecast: forecastFigureSchema,
  rto: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
  wrt: nullableSecondsSchema,
  /** When it passes its RTO, in whole seconds since the disruption; null: it does not, as far as is known. */
  passesRtoAt: nullableSecondsSchema,
  /** The same of its MTPD, work recovery time counted. */
  passesMtpdAt: nullableSecondsSchema,
  /** The supporting entity that comes back last; null: the caller may not see it. */
  lastRef: entityRefSchema.nullable(),
  lastTitle: z.string().nullable(),
});
/** @public */
export type LostFunction = z.infer<typeof lostFunctionSchema>;

/** What happens if a set is lost. @public */
export const simulationSchema = z.object({
  /** Entities that the set names, seen by the caller or not. */
  lost: z.number().int(),
  /** Values of the set that name nothing. */
  unmatched: z.array(
    z.object({ by: z.enum(lostSelectors), value: z.string() }),
  ),
  /** Functions that go down, the one that passes its MTPD first first. */
  functions: z.array(lostFunctionSchema),
  /** Functions that stand, but wait while a group fails over; in the same order. */
  interrupted: z.array(lostFunctionSchema),
  hiddenFunctions: z.number().int(),
  ...recoveryShape,
  asOf: z.string(),
});
/** @public */
export type Simulation = z.infer<typeof simulationSchema>;

/** What can be lost, to choose from. @public */
export const lossOptionSchema = z.object({
  by: z.enum(['site', 'region', 'provider', 'technology']),
  value: z.string(),
  /** Entities that the caller sees. */
  entities: z.number().int(),
});
/** @public */
export type LossOption = z.infer<typeof lossOptionSchema>;

/** What alone takes a function down. @public */
export const singlePointSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  kind: z.string(),
  tier: z.string().nullable(),
  ownerRef: entityRefSchema.nullable(),
  /** How long the function is down when this alone is lost. */
  forecast: forecastFigureSchema,
  /** The tier requires redundancy. */
  redundancyRequired: z.boolean(),
});
/** @public */
export type SinglePoint = z.infer<typeof singlePointSchema>;

/** One vital business function with all that is known of its recovery. @public */
export const functionDetailSchema = functionRowSchema.extend({
  /** Peaks in which it tolerates less. */
  peaks: z.array(
    z.object({
      name: z.string(),
      rto: nullableSecondsSchema,
      rpo: nullableSecondsSchema,
      mtpd: nullableSecondsSchema,
      /** When it begins next, or began if it lasts; null: never. */
      startsAt: z.string().nullable(),
      active: z.boolean(),
    }),
  ),
  supporters: z.array(
    z.object({
      entityRef: entityRefSchema,
      title: z.string(),
      exists: z.boolean(),
      forecast: forecastFigureSchema.nullable(),
    }),
  ),
  hiddenSupporters: z.number().int(),
  /** Entities whose loss alone takes it down, the longest outage first; at most 50. */
  singlePoints: z.array(singlePointSchema),
  singlePointsTotal: z.number().int(),
  /** False: what it needs is so tangled that there may be more than were found. */
  singlePointsComplete: z.boolean(),
  /** Places where entities none of which alone takes it down do so together. */
  locations: z.array(
    z.object({ location: z.string(), entities: z.number().int() }),
  ),
});
/** @public */
export type FunctionDetail = z.infer<typeof functionDetailSchema>;
