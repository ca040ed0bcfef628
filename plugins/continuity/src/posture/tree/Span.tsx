import type { ReactNode } from 'react';
import { MINOR_COLUMNS } from './columns';
import styles from './tree.module.css';

/**
 * A cell over several columns. Those that give way where it is narrow are a cell
 * of their own, or they would stay as empty room.
 */
export function Span(props: {
  /** Columns, without the minor ones, which it spans all. */
  columns: number;
  children?: ReactNode;
}) {
  return (
    <>
      <td colSpan={props.columns}>{props.children}</td>
      <td colSpan={MINOR_COLUMNS} className={styles.minor} />
    </>
  );
}
