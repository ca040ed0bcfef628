import {
  deriveMtpd,
  type BusinessImpactAnalysis,
  type CategoryImpact,
  type ImpactLevel,
  type ImpactScale,
} from '@backstage-continuity/plugin-continuity-common';
import { useId, useMemo } from 'react';
import { useContinuityTranslation } from '../../../../components';
import type { CustomFieldProps } from '../../registry';
import { hidesAmounts } from '../hidesAmounts';
import {
  copiedRight,
  impactsOf,
  levelAt,
  withImpact,
  withLevel,
  type CellAt,
} from '../levels';
import { cellNotes, type CellNote } from './cellNotes';

/** The matrix of a draft, and how it is changed. */
export interface Matrix {
  path: string;
  scale: ImpactScale;
  impacts: CategoryImpact[];
  notes: CellNote[];
  /** Start of the band from which on it is intolerable; null: none is yet. */
  mtpd: number | null;
  currency: string;
  isDisabled: boolean;
  amountsHidden: boolean;
  level(at: CellAt): ImpactLevel | undefined;
  change(at: CellAt, some: Partial<ImpactLevel>): void;
  copyRight(at: CellAt): void;
  justify(category: string, justification: string): void;
  /** Id of the element that says a note. */
  noteId(note: CellNote): string;
}

export function useMatrix(
  props: CustomFieldProps,
  analysis: BusinessImpactAnalysis,
): Matrix {
  const { t } = useContinuityTranslation();
  const id = useId();
  const { path, value, onChange, isDisabled, policy, redacted } = props;
  const { scale } = analysis;
  const { currency } = policy;
  const impacts = impactsOf(value);
  const notes = useMemo(
    () => cellNotes(analysis, currency, t),
    [analysis, currency, t],
  );
  return {
    path,
    scale,
    impacts,
    notes,
    mtpd: deriveMtpd(analysis).seconds,
    currency,
    isDisabled,
    amountsHidden: hidesAmounts(redacted),
    level: at => levelAt(impacts, scale, at),
    change: (at, some) => onChange(withLevel(impacts, scale, at, some)),
    copyRight: at => onChange(copiedRight(impacts, scale, at)),
    justify: (category, justification) =>
      onChange(
        withImpact(impacts, category, impact => ({ ...impact, justification })),
      ),
    noteId: note => `${id}-${notes.indexOf(note)}`,
  };
}

/** The ids of what is said about a cell, for those who only hear it. */
export function describedBy(matrix: Matrix, at: CellAt): string | undefined {
  const start = matrix.scale.bands[at.band];
  const ids = matrix.notes
    .filter(note => note.category === at.category && note.start === start)
    .map(matrix.noteId);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
