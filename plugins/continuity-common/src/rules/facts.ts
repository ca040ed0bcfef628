import type {
  ContinuityFields,
  FieldMistake,
  Peak,
} from '../model/continuityFields';
import type { TestArea, TestType } from '../model/policy';
import type { TestOutcome } from '../model/scheduledTest';

/** What a vital business function asks of everything that supports it. @public */
export interface FunctionFacts {
  entityRef: string;
  title: string;
  rto: number | null;
  rpo: number | null;
  mtpd: number | null;
  peaks: Peak[];
}

/** What one completed test showed about one entity. @public */
export interface RunFacts {
  testId: string;
  area: TestArea;
  type: TestType;
  mode: 'exercise' | 'actual';
  outcome: TestOutcome;
  /** When this entity was validated; null: it never was. */
  validatedAt: string | null;
  recordedAt: string;
  achievedRto: number | null;
  achievedRpo: number | null;
}

/** Everything the checks need to know about one entity. @public */
export interface EntityFacts {
  entityRef: string;
  inScope: boolean;
  /** File and portal merged. */
  fields: ContinuityFields;
  /** Keys of the fields whose value the portal gives. */
  portalFields: string[];
  mistakes: FieldMistake[];
  /** The functions it supports that exist. */
  functions: FunctionFacts[];
  lastReviewAt: string | null;
  /** The completed tests of this entity, in any order. */
  runs: RunFacts[];
}
