import type {
  ContinuityFields,
  FieldMistake,
  Peak,
} from '../model/continuityFields';
import type {
  JsonValue,
  RecordFacet,
  RecordProvision,
} from '../model/records/recordType';
import type { OwnRecovery } from '../model/dependencies';
import type { Need } from './dependencies/node';
import type { InheritedNeeds, NodeForecast } from './dependencies/results';
import type { TestArea, TestType } from '../model/policy';
import type { TestOutcome } from '../model/scheduledTest';

/** Objectives of an approved impact analysis, in whole seconds. @public */
export interface AnalysisFigures {
  recordId: string;
  rto: number | null;
  rpo: number | null;
  mtpd: number | null;
}

/** What a record rested on when it was written: its facets and their values. @public */
export type Fingerprint = Partial<Record<RecordFacet, JsonValue>>;

/** What is known of one record about an entity, unless it is retired. @public */
export interface RecordFacts {
  recordId: string;
  /** Name of the type. */
  type: string;
  /** What its type provides. */
  provides: readonly RecordProvision[];
  /** Number, instant and content of the approved revision; null: there is none. */
  approved: {
    revision: number;
    approvedAt: string;
    content: JsonValue;
  } | null;
  /** The newest revision, when it is not the approved one. */
  open: { revision: number; state: 'draft' | 'in-review' | 'returned' } | null;
  /** When the approved revision was approved or last confirmed. */
  lastReviewedAt: string | null;
  /** What the approved revision rested on; null: nothing is known of it. */
  fingerprint: Fingerprint | null;
}

/** What a vital business function asks of everything that supports it. @public */
export interface FunctionFacts {
  entityRef: string;
  title: string;
  rto: number | null;
  rpo: number | null;
  mtpd: number | null;
  peaks: Peak[];
  /** What its approved impact analysis asks for beside; null: it has none. */
  analysis: AnalysisFigures | null;
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
  /** How long it took to recover it alone, from the start of its recovery. */
  ownRecovery: number | null;
}

/** One need of the entity with what is known of those it names. @public */
export interface NeedFacts {
  need: Need;
  /** In the order of the need; `declaredRto` in whole seconds. */
  members: { entityRef: string; exists: boolean; declaredRto: number | null }[];
}

/** What the dependency graph says of one entity. @public */
export interface GraphFacts {
  needs: NeedFacts[];
  /** References to nothing, whatever field holds them. */
  dangling: { field: string; entityRef: string }[];
  inherited: InheritedNeeds;
  /** The functions with peaks that `inherited.peaked` names. */
  peakedFunctions: FunctionFacts[];
  own: OwnRecovery;
  forecast: NodeForecast;
  /**
   * Functions that the loss of this alone takes down, or, where `location` is
   * not null, the loss of this with the other members of its groups that stand
   * there. Null: it takes none down.
   */
  takesDown: { functions: string[]; location: string | null } | null;
  /** Needs for recovery only that are down whenever this is; a group by its smallest member. */
  lostTools: string[];
}

/** Everything the checks need to know about one entity. @public */
export interface EntityFacts {
  entityRef: string;
  /** Who owns it in the catalog; null: nobody. */
  ownerRef: string | null;
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
  graph: GraphFacts;
  /** What its own approved impact analysis asks for; null: it has none. */
  analysis: AnalysisFigures | null;
  /** The records about it. */
  records: RecordFacts[];
  /** Functions it supports that have an approved strategy of their own. */
  strategies: string[];
}
