import type { z } from 'zod';
import type { ContinuityPolicy } from '../policy';
import type { DocumentBlock } from './documentModel';
import type { RecordColumn } from './recordImport';

/**
 * What a record can rest on. When one of these changes after the record was
 * written, it is stale by change (domain model, records).
 *
 * - `owner`, `tier`, `location`: of the subject
 * - `declared`: its own objectives, else those of its tier
 * - `required`: what others, and its impact analysis, ask of it outside of peaks
 * - `functions`: the functions it supports; of a function: what supports it
 * - `dependencies`: what it needs, and how
 * - `analysis`: the approved revision of its impact analysis
 *
 * @public
 */
export const recordFacets = [
  'owner',
  'tier',
  'location',
  'declared',
  'required',
  'functions',
  'dependencies',
  'analysis',
] as const;
/** @public */
export type RecordFacet = (typeof recordFacets)[number];

/** What JSON can say. @public */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | JsonValue[]
  | { [key: string]: JsonValue };

/** What a record can be about: an entity in scope, or a vital business function. @public */
export const recordSubjects = ['service', 'function'] as const;
/** @public */
export type RecordSubject = (typeof recordSubjects)[number];

/** Groups of fields that the policy may show only to those who need them. @public */
export const sensitiveGroups = ['contacts', 'access', 'costs'] as const;
/** @public */
export type SensitiveGroup = (typeof sensitiveGroups)[number];

/** How a field is filled in, shown, printed and imported. @public */
export type RecordFieldKind =
  | 'text'
  | 'long-text'
  | 'choice'
  | 'choices'
  | 'toggle'
  | 'number'
  /** A sum of money in the currency of the policy. */
  | 'amount'
  /** Whole seconds. */
  | 'duration'
  /** A day: `2026-12-01`. */
  | 'date'
  | 'url'
  | 'entity'
  | 'entities'
  /** A user or group. */
  | 'person'
  | 'people'
  /** Objects, each with an `id` by which revisions are compared. */
  | 'list'
  /** Shown by a component of its own; printed and compared leaf by leaf. */
  | 'custom';

/** One field of a form. @public */
export interface RecordField {
  /** Place in the content, or in the item of a list: keys with dots between. */
  path: string;
  label: string;
  /** Inline help; says which clause of which standard a definition is from. */
  help?: string;
  kind: RecordFieldKind;
  /** Without it nothing can be submitted. */
  required?: boolean;
  /** Of `choice` and `choices`, where the policy does not decide. */
  choices?: { value: string; label: string }[];
  /** Of `list`. */
  items?: RecordField[];
  /** What one item of a list is called: "risk". */
  itemLabel?: string;
  sensitive?: SensitiveGroup;
}

/** A part of a form that one person can fill in one sitting. @public */
export interface RecordSection {
  /** Stable: comments and contributors name it. */
  id: string;
  title: string;
  help: string;
  fields: RecordField[];
}

/** What is still missing before a draft can be submitted. @public */
export interface MissingContent {
  section: string;
  /** Keys and indexes with dots between: `impacts.2.justification`. */
  path: string;
  expected: string;
}

/**
 * What others look for in an approved record, whatever its type.
 *
 * - `analysis`: what an outage does to the business, on which others rest
 * - `strategy`: how its subject is recovered
 *
 * @public
 */
export const recordProvisions = ['analysis', 'strategy'] as const;
/** @public */
export type RecordProvision = (typeof recordProvisions)[number];

/** What of an approved record the rest of the system computes with. @public */
export interface RecordFigures {
  /** Objectives that the subject requires, in whole seconds; `null`: not decided. */
  objectives: {
    rto: number | null;
    rpo: number | null;
    mtpd: number | null;
  } | null;
  /** How long the subject alone takes to recover by what was chosen. */
  recovery: { seconds: number; title: string } | null;
}

/**
 * A type of record: its schema, the description of its form, and what it says to
 * others. The engine knows nothing else of it.
 *
 * @remarks
 * `schema` takes every draft: the structure must be right, but whatever a person
 * fills in may be empty. What must be there for review is for `missing` to say.
 *
 * @public
 */
export interface RecordType<Content = unknown> {
  /** Stable, in kebab case: `business-impact-analysis`. */
  name: string;
  /** Of documents: `BusinessImpactAnalysis`. */
  kind: string;
  title: string;
  plural: string;
  /** What it is for, in a sentence; for whoever is about to start one. */
  description: string;
  /** Family of its checks; null: none. */
  family: string | null;
  subjects: readonly RecordSubject[];
  schema: z.ZodType<Content>;
  sections: readonly RecordSection[];
  restsOn: readonly RecordFacet[];
  /** What its approved records are to others; nothing unless given. */
  provides?: readonly RecordProvision[];
  /** A draft with nothing filled in but sensible defaults. */
  empty(policy: ContinuityPolicy, subject: RecordSubject): Content;
  missing(
    content: Content,
    policy: ContinuityPolicy,
    subject: RecordSubject,
  ): MissingContent[];
  figures(content: Content): RecordFigures;
  /**
   * What can be chosen in a field where the policy decides; undefined: it does not.
   *
   * @param path - Place of the field in the form: `risks.current.likelihood`
   */
  choices?(
    path: string,
    policy: ContinuityPolicy,
  ): { value: string; label: string }[] | undefined;
  /**
   * How a field of the kind `custom` reads on paper. Without it, or where it
   * answers undefined, the field is printed leaf by leaf.
   *
   * @remarks
   * What the reader may not see is null in the content. A content that the schema
   * does not take for that, and a field that is itself hidden, are not asked for.
   *
   * @param path - Place of the field in the content
   */
  print?(
    path: string,
    content: Content,
    policy: ContinuityPolicy,
  ): DocumentBlock[] | undefined;
  /**
   * Columns of spreadsheets beside those that the fields give: what a field of
   * the kind `custom` is filled from, and fields of which the policy knows the
   * choices. One with the target of a field stands in its place.
   */
  columns?(policy: ContinuityPolicy): RecordColumn[];
}
