import { z } from 'zod';
import { checkIds } from './checks';
import {
  entityRefSchema,
  instantSchema,
  noteSchema,
  revisionSchema,
} from './primitives';

/** @public */
export const exceptionStates = [
  'requested',
  'approved',
  'rejected',
  'revoked',
  'expired',
] as const;
/** @public */
export type ExceptionState = (typeof exceptionStates)[number];

/** A failing check accepted for a time: reason, approver, expiry. @public */
export const policyExceptionSchema = z.object({
  id: z.string(),
  revision: z.number().int(),
  entityRef: entityRefSchema,
  check: z.enum(checkIds),
  /** Narrows to one answer of the check; null: all answers of the check. */
  subject: z.string().nullable(),
  reason: z.string(),
  state: z.enum(exceptionStates),
  expiresAt: z.string(),
  requestedAt: z.string(),
  requestedBy: entityRefSchema,
  decidedAt: z.string().nullable(),
  decidedBy: entityRefSchema.nullable(),
  decisionNote: z.string().nullable(),
});
/** @public */
export type PolicyException = z.infer<typeof policyExceptionSchema>;

/** @public */
export const requestExceptionsSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        entityRef: entityRefSchema,
        check: z.enum(checkIds),
        subject: z.string().max(500).nullable().default(null),
      }),
    )
    .min(1)
    .max(500),
  reason: noteSchema.min(1),
  expiresAt: instantSchema,
});

/** @public */
export const decideExceptionSchema = z.strictObject({
  revision: revisionSchema,
  note: noteSchema.optional(),
});

/** An exception with its decision, for import. */
export const exceptionDocumentSchema = z.strictObject({
  entityRef: entityRefSchema,
  check: z.enum(checkIds),
  subject: z.string().max(500).nullable().default(null),
  reason: noteSchema.min(1),
  expiresAt: instantSchema,
  requestedAt: instantSchema,
  requestedBy: entityRefSchema,
  approved: z
    .strictObject({
      at: instantSchema,
      by: entityRefSchema,
      note: noteSchema.optional(),
    })
    .optional(),
});
