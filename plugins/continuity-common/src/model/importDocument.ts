import { z } from 'zod';
import { classificationDocumentSchema } from './classification';
import { exceptionDocumentSchema } from './exception';
import { recordTypes } from '../rules/records/recordTypes';
import {
  recordDocumentSchema,
  type RecordDocument,
} from './records/recordDocument';
import { reviewDocumentSchema } from './review';
import { testDocumentSchema } from './scheduledTest';

const metadata = z.strictObject({
  /**
   * Stable key, unique by kind: the same key is never imported twice, and a
   * document that changed since is taken up anew.
   */
  key: z.string().min(1).max(200),
});
const apiVersion = z.literal('continuity/v1alpha1');

/**
 * One YAML document of continuity history: an envelope like a catalog entity's.
 * Instants may be relative to the day of reading: `{{ now - P3M2D }}`.
 *
 * @public
 */
export const importDocumentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    apiVersion,
    /** Of a type of record: `BusinessImpactAnalysis`. */
    kind: z.enum(recordTypes.map(type => type.kind)),
    metadata,
    spec: recordDocumentSchema,
  }),
  z.strictObject({
    apiVersion,
    kind: z.literal('Review'),
    metadata,
    spec: reviewDocumentSchema,
  }),
  z.strictObject({
    apiVersion,
    kind: z.literal('ScheduledTest'),
    metadata,
    spec: testDocumentSchema,
  }),
  z.strictObject({
    apiVersion,
    kind: z.literal('PolicyException'),
    metadata,
    spec: exceptionDocumentSchema,
  }),
  z.strictObject({
    apiVersion,
    kind: z.literal('Classification'),
    metadata,
    spec: classificationDocumentSchema,
  }),
]);
/** @public */
export type ImportDocument = z.infer<typeof importDocumentSchema>;

/** A record as a document. @public */
export type RecordImportDocument = Extract<
  ImportDocument,
  { spec: RecordDocument }
>;

/** Whether a document is one of a record rather than of other history. @public */
export function isRecordDocument(
  document: ImportDocument,
): document is RecordImportDocument {
  return recordTypes.some(type => type.kind === document.kind);
}

/** @public */
export const importRequestSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        /** YAML, any number of documents. */
        content: z.string().max(5_000_000),
      }),
    )
    .min(1)
    .max(100),
  dryRun: z.boolean().default(false),
  /** Import the good documents although others are bad. */
  acceptPartial: z.boolean().default(false),
});

/** One thing that is wrong in a document. @public */
export const importErrorSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  path: z.string(),
  value: z.string().nullable(),
  expected: z.string(),
});
/** @public */
export type ImportError = z.infer<typeof importErrorSchema>;

/** @public */
export const importReportSchema = z.object({
  dryRun: z.boolean(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Whether anything was written. */
  applied: z.boolean(),
  errors: z.array(importErrorSchema),
});
/** @public */
export type ImportReport = z.infer<typeof importReportSchema>;

/** A configured source and what its last reading brought. @public */
export const importSourceSchema = z.object({
  target: z.string(),
  lastReadAt: z.string().nullable(),
  report: importReportSchema.nullable(),
  error: z.string().nullable(),
});
/** @public */
export type ImportSource = z.infer<typeof importSourceSchema>;
