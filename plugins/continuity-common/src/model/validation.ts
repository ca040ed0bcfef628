import { z } from 'zod';
import { checkFiguresSchema, checkIds, severities } from './checks';
import { entityRefSchema } from './primitives';

/** Documents, and characters of one of them, at most in one validation. @public */
export const VALIDATION_DOCUMENTS = 200;
/** @public */
export const VALIDATION_TEXT = 500_000;
/** Characters at most in all documents of one validation together. @public */
export const VALIDATION_TOTAL = 10_000_000;
/** Entities at most in all documents of one validation together. @public */
export const VALIDATION_ENTITIES = 1000;
/** Removed entities at most in one validation. @public */
export const VALIDATION_REMOVED = 500;

/**
 * Changed catalog files, to be judged against the live graph.
 *
 * @remarks
 * More than {@link VALIDATION_ENTITIES} entities in all documents together are
 * refused, too, once the documents are read.
 * @public
 */
export const validationRequestSchema = z.strictObject({
  documents: z
    .array(
      z.strictObject({
        /** Shown with what is found. */
        path: z.string().min(1).max(1000),
        /** YAML, one or several entities. */
        text: z.string().max(VALIDATION_TEXT),
      }),
    )
    .max(VALIDATION_DOCUMENTS)
    .refine(
      documents =>
        documents.reduce((total, { text }) => total + text.length, 0) <=
        VALIDATION_TOTAL,
      `expected at most ${VALIDATION_TOTAL} characters in all texts together`,
    )
    .default([]),
  /** Entities that the change takes out of the catalog. */
  removed: z.array(entityRefSchema).max(VALIDATION_REMOVED).default([]),
});
/** @public */
export type ValidationRequest = z.input<typeof validationRequestSchema>;

/** A finding that the change brings or takes away. @public */
export const validationFindingSchema = z.object({
  check: z.enum(checkIds),
  subject: z.string(),
  severity: z.enum(severities),
  entityRef: entityRefSchema,
  /** Of the entity. */
  title: z.string(),
  /** One sentence in English with the figures. */
  message: z.string(),
  figures: checkFiguresSchema,
  /** The changed document that the entity is in, or that names what it speaks of. */
  path: z.string().nullable(),
  /** From 1; null: not known. */
  line: z.number().int().nullable(),
});
/** @public */
export type ValidationFinding = z.infer<typeof validationFindingSchema>;

/** What a change would break and mend. @public */
export const validationReportSchema = z.object({
  entities: z.array(
    z.object({
      entityRef: entityRefSchema,
      change: z.enum(['added', 'changed', 'removed', 'unchanged']),
      path: z.string().nullable(),
    }),
  ),
  /** Documents that cannot be read, and why. */
  errors: z.array(
    z.object({
      path: z.string(),
      line: z.number().int().nullable(),
      message: z.string(),
    }),
  ),
  broken: z.array(validationFindingSchema),
  mended: z.array(validationFindingSchema),
  /** Findings of the same entities that stay as they are. */
  standing: z.number().int(),
  /** Findings broken or mended of entities that the caller may not see. */
  hidden: z.number().int(),
  /** Entities judged: those changed and all whose figures the change reaches. */
  judged: z.number().int(),
  /** Entities that the change reaches, too, but that are too many to judge. */
  notJudged: z.number().int(),
});
/** @public */
export type ValidationReport = z.infer<typeof validationReportSchema>;
