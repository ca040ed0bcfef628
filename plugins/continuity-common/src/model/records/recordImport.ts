import { z } from 'zod';
import { entityRefSchema } from '../primitives';
import type { RecordFieldKind, SensitiveGroup } from './recordType';

/** What a spreadsheet may hold. @public */
export const SPREADSHEET_LIMITS = {
  /** Bytes of the file. */
  bytes: 10_000_000,
  /** Bytes of an XLSX file once it is unpacked. */
  unpacked: 60_000_000,
  rows: 5_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 10_000,
} as const;

/** A cell as a spreadsheet holds it; a day or a time of day is an instant. @public */
export const sheetCellSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ date: z.string() }),
  z.null(),
]);
/** @public */
export type SheetCell = z.infer<typeof sheetCellSchema>;

/** What a mapping calls the column that says what a row is about. @public */
export const SUBJECT_TARGET = 'subject';

/**
 * A place in the content of a record that a column of a spreadsheet can fill.
 *
 * @remarks
 * A target is a path with dots. Behind a list stands, in brackets, which item of
 * it: `[2]` the second, `[]` one of the row's own, `[#eu]` the one whose id is
 * `eu`, `[@band]` the one whose id another column of the row, with the target
 * `@band`, names. A list without brackets takes one item per line of the cell.
 *
 * @public
 */
export interface RecordColumn {
  target: string;
  label: string;
  /** `lines`: a list, one item per line. */
  kind: Exclude<RecordFieldKind, 'list' | 'custom'> | 'lines';
  /** Title of the section that it belongs to. */
  section: string;
  help?: string;
  /** Headers that people give it, any case. */
  synonyms?: readonly string[];
  choices?: { value: string; label: string }[];
  required?: boolean;
  sensitive?: SensitiveGroup;
  /** Of `lines`: what each line is, within its item. */
  line?: string;
  /** Left out of templates: another column says the same in a better way. */
  rare?: boolean;
}

/** Units of durations in a column of bare numbers. @public */
export const durationUnits = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
] as const;
/** @public */
export type DurationUnit = (typeof durationUnits)[number];

/** What the columns of a spreadsheet mean. @public */
export const recordImportMappingSchema = z.strictObject({
  /** Columns that are taken; the others are ignored. */
  columns: z
    .array(
      z.strictObject({
        /** Place of the column, from 0. */
        column: z
          .number()
          .int()
          .min(0)
          .max(SPREADSHEET_LIMITS.columns - 1),
        target: z.string().min(1).max(300),
        /** Of bare numbers in a column of durations. */
        unit: z.enum(durationUnits).nullable().default(null),
      }),
    )
    .min(1)
    .max(SPREADSHEET_LIMITS.columns),
  /** Of days such as 3/4/2026; null: those that can be read both ways are mistakes. */
  days: z.enum(['day-first', 'month-first']).nullable().default(null),
  /** Of numbers such as 1,500; null: those that can be read both ways are mistakes. */
  decimal: z.enum(['comma', 'point']).nullable().default(null),
});
/** @public */
export type RecordImportMapping = z.infer<typeof recordImportMappingSchema>;

/** @public */
export const recordImportStates = [
  'uploaded',
  'checking',
  'checked',
  'applying',
  'applied',
  'failed',
] as const;
/** @public */
export type RecordImportState = (typeof recordImportStates)[number];

/** What an import makes of one subject. @public */
export const recordImportOutcomes = [
  'create',
  'change',
  'unchanged',
  'rejected',
] as const;
/** @public */
export type RecordImportOutcome = (typeof recordImportOutcomes)[number];

/** What the record of a subject holds that an import writes into. @public */
export const recordImportBases = ['nothing', 'approved', 'draft'] as const;

/** One cell that is wrong. @public */
export const recordImportErrorSchema = z.object({
  /** As the sheet numbers it. */
  row: z.number().int(),
  /** Header of the column; null: the row as a whole. */
  column: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string(),
});
/** @public */
export type RecordImportError = z.infer<typeof recordImportErrorSchema>;

/** @public */
export const recordImportReportSchema = z.object({
  /** Rows that say anything. */
  rows: z.number().int(),
  /** Subjects by what becomes of their record. */
  create: z.number().int(),
  change: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** All mistakes; only the first of them are listed. */
  mistakes: z.number().int(),
  errors: z.array(recordImportErrorSchema),
});
/** @public */
export type RecordImportReport = z.infer<typeof recordImportReportSchema>;

/** One line of the preview. @public */
export const recordImportSubjectSchema = z.object({
  /** Null: no subject could be made out. */
  subjectRef: entityRefSchema.nullable(),
  /** Of the subject; else what the sheet calls it. */
  title: z.string(),
  /** As the sheet numbers them. */
  rows: z.array(z.number().int()),
  outcome: z.enum(recordImportOutcomes),
  /** `approved`: a draft beside it; `draft`: over the caller's own. */
  over: z.enum(recordImportBases),
  /** The record that is there; once applied, also the one that was created. */
  recordId: z.string().nullable(),
  changedFields: z.number().int(),
  /** Of the rows of this subject. */
  mistakes: z.number().int(),
});
/** @public */
export type RecordImportSubject = z.infer<typeof recordImportSubjectSchema>;

/** Row of the list of imports. @public */
export const recordImportRowSchema = z.object({
  id: z.string(),
  type: z.string(),
  fileName: z.string(),
  sheet: z.string().nullable(),
  state: z.enum(recordImportStates),
  /** The last attempt ended without a result, and can be made again. */
  interrupted: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When it is forgotten. */
  expiresAt: z.string(),
});
/** @public */
export type RecordImportRow = z.infer<typeof recordImportRowSchema>;

/** A place that a column can fill, as a person chooses it. @public */
export const recordColumnSchema = z.object({
  target: z.string(),
  label: z.string(),
  kind: z.string(),
  section: z.string(),
  help: z.string().nullable(),
  required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
});

/** An import with what it takes to map its columns. @public */
export const recordImportSchema = recordImportRowSchema.extend({
  sheets: z.array(z.string()),
  /** Row of the sheet that the headers end in. */
  headerRow: z.number().int(),
  headers: z.array(z.string()),
  /** The first rows below the headers, as text. */
  sample: z.array(z.array(z.string())),
  rowCount: z.number().int(),
  targets: z.array(recordColumnSchema),
  mapping: recordImportMappingSchema,
  /** Where the mapping is from. */
  mappingFrom: z.enum(['headers', 'remembered', 'person']),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** Null: not checked yet. */
  report: recordImportReportSchema.nullable(),
  /** Why the last attempt failed, in a sentence. */
  error: z.string().nullable(),
});
/** @public */
export type RecordImport = z.infer<typeof recordImportSchema>;

/** @public */
export const createRecordImportSchema = z.strictObject({
  type: z.string().min(1).max(100),
  fileName: z.string().min(1).max(255),
  /** The file in base64. */
  content: z
    .string()
    .min(1)
    .max(
      Math.ceil(SPREADSHEET_LIMITS.bytes / 3) * 4,
      'expected a file of at most 10 MB',
    ),
  /** Name of the sheet; without it, the one that looks most like such records. */
  sheet: z.string().max(255).optional(),
  /** Row of the sheet that the headers end in; found unless given. */
  headerRow: z.number().int().min(1).max(1_000).optional(),
});

/** @public */
export const applyRecordImportSchema = z
  .strictObject({
    /** Import the good subjects although others have mistakes. */
    acceptPartial: z.boolean().default(false),
  })
  .prefault({});
