import type {
  CheckId,
  CheckResult,
  EntityPosture,
  Fingerprint,
  Remedy,
} from '@backstage-continuity/plugin-continuity-common';
import type { StoredInstant } from '../database';

/** How many turning instants a row holds; `reevaluate_at` covers what is beyond. */
export const TURN_COLUMNS = 8;

/** What one entity's answer needs beyond the columns. */
export interface PostureDetail
  extends Pick<
    EntityPosture,
    | 'tierTitle'
    | 'fields'
    | 'portalFields'
    | 'overriddenFields'
    | 'mistakes'
    | 'functions'
    | 'objectives'
    | 'recovery'
    | 'review'
    | 'editUrl'
    | 'sourceLocation'
  > {
  requirements: EntityPosture['tests']['requirements'];
}

/** Row of `posture`. */
export interface PostureRow {
  entity_ref: string;
  kind: string;
  title: string;
  search_text: string;
  type: string | null;
  lifecycle: string | null;
  owner_ref: string | null;
  /** JSON array of refs. */
  owners: string;
  system_ref: string | null;
  domain_ref: string | null;
  tier: string | null;
  tier_rank: number;
  classified: boolean | 0 | 1;
  gap_from: StoredInstant | null;
  overdue_from: StoredInstant | null;
  warn_from: StoredInstant | null;
  unknowns: number;
  passed: number;
  failed: number;
  excepted: number;
  reevaluate_at: StoredInstant | null;
  target_rto: number | string | null;
  target_rpo: number | string | null;
  last_reviewed_at: StoredInstant | null;
  review_due_at: StoredInstant | null;
  next_test_at: string | null;
  detail: string;
  evaluated_at: StoredInstant;
  [turn: `turns_${number}`]: StoredInstant | null;
}

/** Row of `posture_findings`. */
export interface FindingRow {
  entity_ref: string;
  check_id: CheckId;
  subject: string;
  outcome: 'fail' | 'unknown' | 'timed';
  severity_rank: number;
  figures: string;
  remedy: Remedy;
  since: StoredInstant;
  due_at: StoredInstant | null;
  warn_at: StoredInstant | null;
  exception_id: string | null;
  excepted_until: StoredInstant | null;
}

/** One entity's part of the projection, ready to be written. */
export interface EvaluatedEntity {
  row: PostureRow;
  /** What records about it rest on now; null: there are none. */
  facets: Fingerprint | null;
  functionRefs: string[];
  /** How many checks apply to it. */
  checks: number;
  /** Without `since` where it is not the due date: the store knows it. */
  findings: (Omit<FindingRow, 'since'> & { since: Date | null })[];
}

/** Figures come back as text from bigint columns of PostgreSQL. */
export function toSeconds(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

/** Results that the projection keeps as findings. */
export function isKept(result: CheckResult): boolean {
  return (
    result.outcome === 'fail' ||
    result.outcome === 'unknown' ||
    result.dueAt !== undefined
  );
}
