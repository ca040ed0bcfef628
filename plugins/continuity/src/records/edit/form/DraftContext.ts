import type {
  ContinuityPolicy,
  MissingContent,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { createContext, useContext } from 'react';
import type { RecordUi } from '../../types';

/** What every field of the form has to know beside its value. */
export interface Draft {
  type: RecordType;
  ui: RecordUi;
  policy: ContinuityPolicy;
  subjectRef: string;
  redacted: readonly string[];
  /** What is missing, once somebody has asked. */
  missing: readonly MissingContent[];
  /** The field that a link leads to. */
  target: string | null;
}

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('A field stands outside of the form');
  return draft;
}
