import { z } from 'zod';
import { severities, statuses } from './checks';
import {
  entityRefSchema,
  nullableSecondsSchema,
  secondsSchema,
} from './primitives';

/**
 * The time an entity alone takes to recover, and the source it is from: the
 * most trusted one that knows.
 *
 * @public
 */
export const ownRecoverySchema = z.object({
  /** Whole seconds; null: unknown. */
  seconds: nullableSecondsSchema,
  source: z
    .object({
      /**
       * `measured`: the last qualifying run; `option`: the recovery option that
       * the approved strategy has chosen; `declared`: `recoveryTime` of the file
       * or the portal; `interface`: an API takes no time of its own; otherwise
       * the id of a source that a plugin brings along.
       */
      type: z.string(),
      /** Of what was measured. */
      testId: z.string().optional(),
      measuredAt: z.string().optional(),
      /** Of the option, or what a plugin's source calls what it has the figure from. */
      title: z.string().optional(),
      /** The strategy that has chosen the option. */
      recordId: z.string().optional(),
    })
    .nullable(),
});
/** @public */
export type OwnRecovery = z.infer<typeof ownRecoverySchema>;

/** How long until an entity works again when all that it needs is lost. @public */
export const forecastFigureSchema = z.object({
  /** Whole seconds. */
  seconds: secondsSchema,
  /** Something is missing, so that it is at least as long. */
  lowerBound: z.boolean(),
});
/** @public */
export type ForecastFigure = z.infer<typeof forecastFigureSchema>;

/** An entity as a node of the dependency graph. @public */
export const dependencyEntitySchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  kind: z.string(),
  type: z.string().nullable(),
  ownerRef: entityRefSchema.nullable(),
  /** False: named as a dependency, but not in the catalog. */
  exists: z.boolean(),
  tier: z.string().nullable(),
  /** Null: out of scope. */
  status: z.enum(statuses).nullable(),
  declaredRto: nullableSecondsSchema,
  targetRto: nullableSecondsSchema,
  own: ownRecoverySchema,
  /** Null: it is not in the catalog. */
  forecast: forecastFigureSchema.nullable(),
  /** Open findings of the families `dependencies` and `recovery`. */
  findings: z.number().int(),
  /** The worst severity among them. */
  severity: z.enum(severities).nullable(),
});
/** @public */
export type DependencyEntity = z.infer<typeof dependencyEntitySchema>;

/** One need of one entity. @public */
export const dependencyEdgeSchema = z.object({
  /** What needs. */
  from: entityRefSchema,
  /** What is needed. */
  to: entityRefSchema,
  strength: z.enum(['hard', 'soft']),
  use: z.enum(['operation', 'recovery']),
  /** It holds data of what needs it. */
  data: z.boolean(),
  /** The group of which only some members are needed; null: needed by itself. */
  group: z
    .object({
      /** The same for all members of one group of `from`. */
      key: z.string(),
      required: z.number().int(),
      members: z.number().int(),
      /** Whole seconds; null: unknown. */
      failover: nullableSecondsSchema,
    })
    .nullable(),
  /** `block`: an entry of `dependencies`; `provider`: it provides the API. */
  declaredBy: z.enum(['block', 'relation', 'provider']),
  /** The declared RTO of `to` is longer than the target RTO of `from`. */
  inverted: z.boolean(),
});
/** @public */
export type DependencyEdge = z.infer<typeof dependencyEdgeSchema>;

/** @public */
export const dependencyDirections = ['needs', 'needed-by'] as const;
/** @public */
export type DependencyDirection = (typeof dependencyDirections)[number];

/**
 * What an entity needs, or what needs it, nearest first.
 *
 * @remarks
 * `edges` of a page are those of its items with the root and with items up to
 * and including this page, so that the pages together hold each edge once.
 *
 * @public
 */
export const dependencyListSchema = z.object({
  root: dependencyEntitySchema,
  direction: z.enum(dependencyDirections),
  depth: z.number().int(),
  items: z.array(
    dependencyEntitySchema.extend({
      /** Dependencies between it and the root, at least. */
      steps: z.number().int(),
      /** It has further ones in this direction that are not within the depth. */
      hasMore: z.boolean(),
    }),
  ),
  edges: z.array(dependencyEdgeSchema),
  /** Entities within the depth that the caller sees, on all pages together. */
  total: z.number().int(),
  /** Entities within the depth that the caller may not see. */
  hidden: z.number().int(),
  nextCursor: z.string().nullable(),
});
/** @public */
export type DependencyList = z.infer<typeof dependencyListSchema>;
