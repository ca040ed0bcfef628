import { z } from 'zod';
import { impactPolicySchema } from './impact';
import { nullableSecondsSchema } from './primitives';
import { sensitiveGroups } from './records/recordType';
import { riskPolicySchema } from './riskPolicy';

/** The areas of the joint testing schedule. @public */
export const testAreas = ['availability', 'continuity', 'security'] as const;
/** @public */
export type TestArea = (typeof testAreas)[number];

/** Test types from weakest to strongest (domain model, runs). @public */
export const testTypes = [
  'walk-through',
  'tabletop',
  'call-tree',
  'component-restore',
  'functional',
  'partial',
  'parallel',
  'full',
  'unannounced',
] as const;
/** @public */
export type TestType = (typeof testTypes)[number];

/** A test that a tier asks for. @public */
export const testRequirementSchema = z.object({
  area: z.enum(testAreas),
  /** Weakest type that counts. */
  type: z.enum(testTypes),
  /** ISO 8601 calendar period. */
  every: z.string(),
});
/** @public */
export type TestRequirement = z.infer<typeof testRequirementSchema>;

/** A record that a tier asks for. @public */
export const recordRequirementSchema = z.object({
  type: z.string(),
  /** ISO 8601 calendar period. */
  reviewEvery: z.string(),
});
/** @public */
export type RecordRequirement = z.infer<typeof recordRequirementSchema>;

/** A named class of services; the policy lists them strictest first. @public */
export const recoveryTierSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  rto: nullableSecondsSchema,
  rpo: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
  /** How often the entity's continuity review is due; null: no review asked for. */
  reviewEvery: z.string().nullable(),
  tests: z.array(testRequirementSchema).max(6),
  records: z.array(recordRequirementSchema),
  redundancy: z.boolean(),
  approvals: z.number().int().min(0),
});
/** @public */
export type RecoveryTier = z.infer<typeof recoveryTierSchema>;

/** The process roles that the policy may fill with users and groups. @public */
export const policyRoles = [
  'continuityManager',
  'availabilityManager',
  'riskManager',
  'securityManager',
] as const;

/** The platform team's rules in force. @public */
export const policySchema = z.object({
  /** Filter predicate over catalog entities: which of them are in scope. */
  scope: z.json(),
  /** Strictest first. */
  tiers: z.array(recoveryTierSchema).min(1),
  dataResourceTypes: z.array(z.string()),
  /** ISO 8601 calendar period before a due date in which a thing is due soon. */
  warnBefore: z.string(),
  roles: z.record(z.enum(policyRoles), z.array(z.string())),
  /** How records are approved and shown. */
  records: z.object({
    /** Who wrote or submitted a revision may not approve it. */
    separateDuties: z.boolean(),
    /**
     * By type of record, the levels of approval in order: `owner`, a role of the
     * policy, or the ref of a user or group. A tier asks for the first
     * `approvals` of them.
     */
    approvers: z.record(z.string(), z.array(z.string())),
    /** Groups of fields shown only to those who need them. */
    sensitive: z.array(z.enum(sensitiveGroups)),
  }),
  /** Whom Backstage notifies of records, and how often. */
  reminders: z.object({
    /** Null: where the notifications plugin runs in the same backend. */
    enabled: z.boolean().nullable(),
    /** How often an owner is told of an overdue review, ISO 8601 calendar period. */
    repeatEvery: z.string(),
    /** How long a review is overdue before its manager is told; null: never. */
    escalateAfter: z.string().nullable(),
  }),
  /** Currency of all amounts, ISO 4217. */
  currency: z.string(),
  /** What a Business Impact Analysis rates, and by what. */
  impact: impactPolicySchema,
  /** How risks are rated, and which of them are accepted as they are. */
  risk: riskPolicySchema,
  /** Longest time an exception may last, ISO 8601 calendar period. */
  exceptionMaximum: z.string(),
  /** How long daily snapshots are kept, ISO 8601 calendar period. */
  snapshotRetention: z.string(),
});
/** @public */
export type ContinuityPolicy = z.infer<typeof policySchema>;
