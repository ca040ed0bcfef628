import { Box } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './bar.module.css';

/** What can be done with all that is in view: it stays while that is read. */
export function StickyBar(props: {
  at: 'top' | 'bottom';
  /** Makes it a region of the page. */
  label?: string;
  children: ReactNode;
}) {
  const { at, label } = props;
  return (
    <Box
      bg="neutral"
      className={`${styles.bar} ${styles[at]}`}
      role={label === undefined ? undefined : 'region'}
      aria-label={label}
    >
      {props.children}
    </Box>
  );
}
