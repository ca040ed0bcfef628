import type {
  EntityFacts,
  FacetChange,
  Fingerprint,
  JsonValue,
  RecordComment,
  RecordEvent,
  RecordFigures,
  RevisionState,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';

/** A revision that is not decided for good. */
export type OpenState = 'draft' | 'in-review' | 'returned';

/** What the catalog says of the subject of a record. */
export interface Subject {
  title: string;
  ownerRef: string | null;
  /** Name of the tier; `function` of a vital business function; null: none. */
  tier: string | null;
}

/** A record as stored. */
export interface StoredRecord {
  id: string;
  type: string;
  subjectRef: string;
  /** As the catalog said when it was last looked at. */
  subject: Subject;
  /** Null: follows the owner of the subject. */
  ownOwnerRef: string | null;
  approvedRevision: number | null;
  approvedAt: string | null;
  open: { revision: number; state: OpenState } | null;
  lastReviewedAt: string | null;
  /** What the approved revision rested on; null: not known. */
  fingerprint: Fingerprint | null;
  figures: RecordFigures | null;
  stale: { since: string; changes: FacetChange[] } | null;
  dueAt: string | null;
  warnAt: string | null;
  origin: { target: string; key: string } | null;
  importKey: string | null;
  importHash: string | null;
  /** A person changed it since it was imported. */
  touched: boolean;
  peopleVersion: number;
  retiredAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** One level of approval as asked for when the revision was submitted. */
export interface StoredLevel {
  role: string;
  approvedBy: string | null;
  approvedAt: string | null;
}

/** A revision as stored, without its content. */
export interface StoredRevision {
  recordId: string;
  revision: number;
  state: RevisionState;
  version: number;
  contentHash: string;
  author: string;
  /** All who wrote any of it. */
  writers: string[];
  note: string | null;
  /** Null: never submitted. */
  levels: StoredLevel[] | null;
  /** What it rested on when it was submitted. */
  fingerprint: Fingerprint | null;
  createdAt: string;
  updatedAt: string;
  submittedAt: string | null;
  submittedBy: string | null;
  decidedAt: string | null;
}

/** A revision with what it says. */
export type WrittenRevision = StoredRevision & { content: JsonValue };

export type StoredComment = RecordComment & { recordId: string };

/** An event, and whether anybody is to be told of it. */
export type NewEvent = Omit<RecordEvent, 'id'>;

/** Somebody with a part in a record. */
export interface StoredPerson {
  recordId: string;
  role: 'contributor' | 'circulation';
  ref: string;
  sections: string[];
}

/**
 * What is known of entities when the ground is recorded that a record rests on.
 * What others need of them comes from a room above this one, which hands it in.
 */
export interface FactsSource {
  entityFacts(
    entityRefs: string[],
    now: string,
    tx?: Knex,
  ): Promise<Map<string, EntityFacts>>;
}
