import type {
  ContinuityPolicy,
  JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { ComponentType } from 'react';

/** What the form gives the editor of a field of the kind `custom`. */
export interface CustomFieldProps {
  /** Name of the record's type. */
  type: string;
  /** Place in the draft, items by their index: `risks.2.current`. */
  path: string;
  /** The whole draft as it stands, as far as it is filled in. */
  content: unknown;
  value: unknown;
  onChange: (value: unknown) => void;
  isDisabled: boolean;
  policy: ContinuityPolicy;
  subjectRef: string;
  /** Paths of what the reader may not see, items by their id; it is null. */
  redacted: readonly string[];
}

/** What the view of a field of the kind `custom` is given. */
export interface CustomViewProps {
  type: string;
  /** Place in the content, items by their index. */
  path: string;
  content: JsonValue;
  value: JsonValue;
  policy: ContinuityPolicy;
  subjectRef: string;
  /** Paths of what the reader may not see, items by their id; it is null. */
  redacted: readonly string[];
}

/** What stands beside the form, such as figures that follow from it. */
export interface RecordAsideProps {
  type: string;
  /** The whole draft as it stands; it may be wrong in places. */
  content: unknown;
  policy: ContinuityPolicy;
  subjectRef: string;
}

/** What is shown of an approved record where it is only listed. */
export interface RecordSummaryProps {
  content: JsonValue;
  policy: ContinuityPolicy;
  subjectRef: string;
}

/**
 * The parts of a type of record that a description of fields cannot give. Keys
 * are places in the form, without indexes: `risks.current`. A field of any kind
 * may have a component of its own.
 */
export interface RecordUi {
  editors: Record<string, ComponentType<CustomFieldProps>>;
  views: Record<string, ComponentType<CustomViewProps>>;
  /**
   * Whether a field of an item, or of the content itself, is asked for at all; a
   * field that is not named always is. What was filled in before stays.
   */
  applies?: Record<string, (item: unknown) => boolean>;
  aside?: ComponentType<RecordAsideProps>;
  summary?: ComponentType<RecordSummaryProps>;
}

/** By name of the type; what a type shows of its own is loaded when it is shown. */
export const recordUis: Partial<Record<string, () => Promise<RecordUi>>> = {
  'business-impact-analysis': () =>
    import('./businessImpactAnalysis').then(m => m.analysisUi),
  'continuity-strategy': () =>
    import('./continuityStrategy').then(m => m.strategyUi),
  'risk-assessment': () => import('./riskAssessment').then(m => m.riskUi),
};
