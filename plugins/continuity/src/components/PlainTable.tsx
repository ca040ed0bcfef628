import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './table.module.css';

/**
 * A small table to be read, not sorted. Its rows are told by their first cell,
 * a `th`; `small` in a cell stands below what it adds to.
 */
export function PlainTable(props: {
  /** For those who cannot see what stands around it. */
  caption?: string;
  /** The first cells of rows are what the reader looks for. */
  bold?: boolean;
  /** Many columns: smaller where there is little room. */
  dense?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { caption, bold, dense, className = '' } = props;
  return (
    <div className={styles.frame}>
      <table
        className={`${styles.table} ${bold ? styles.bold : ''} ${
          dense ? styles.dense : ''
        } ${className}`}
      >
        {caption && (
          <caption>
            <VisuallyHidden>{caption}</VisuallyHidden>
          </caption>
        )}
        {props.children}
      </table>
    </div>
  );
}

/** What a table or list leaves out, and why. */
export function LeftOut(props: { icon?: ReactNode; children: ReactNode }) {
  return (
    <p className={styles.leftOut}>
      {props.icon}
      {props.children}
    </p>
  );
}
