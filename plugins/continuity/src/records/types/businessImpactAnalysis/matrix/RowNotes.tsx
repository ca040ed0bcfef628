import { RiAlertLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  formatDuration,
  type ImpactLevel,
} from '@backstage-continuity/plugin-continuity-common';
import { statusClass, useContinuityTranslation } from '../../../../components';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import styles from '../analysis.module.css';
import type { Matrix } from './useMatrix';

/** Bands of a row whose sum cannot be read. */
function unreadable(matrix: Matrix, category: string): number[] {
  return matrix.scale.bands.filter((_start, band) => {
    const level: ImpactLevel | undefined = matrix.level({ category, band });
    return typeof level?.amount === 'string';
  });
}

/** What is odd, wrong or missing in a row, in words; nothing: no element. */
export function RowNotes(props: {
  matrix: Matrix;
  category: string;
  /** Place of the category in the draft. */
  index: number;
  children: (notes: ReactNode) => ReactNode;
}) {
  const { t } = useContinuityTranslation();
  const { matrix, category, index } = props;
  const missing = useFieldMessage(`${matrix.path}.${index}.levels`);
  const notes = matrix.notes.filter(note => note.category === category);
  const wrong = unreadable(matrix, category);
  if (notes.length === 0 && wrong.length === 0 && !missing) return null;
  return (
    <>
      {props.children(
        <ul className={styles.notes}>
          {notes.map(note => (
            <li
              key={note.text}
              id={matrix.noteId(note)}
              className={statusClass('overdue')}
            >
              <RiAlertLine aria-hidden />
              {note.text}
            </li>
          ))}
          {wrong.map(start => (
            <li key={start} role="alert" className={statusClass('gap')}>
              <RiAlertLine aria-hidden />
              {t('analysis.note.unreadable', { time: formatDuration(start) })}
            </li>
          ))}
          {missing && (
            <li role="alert" className={statusClass('gap')}>
              <RiAlertLine aria-hidden />
              {missing}
            </li>
          )}
        </ul>,
      )}
    </>
  );
}
