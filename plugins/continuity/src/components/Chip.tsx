import type { Status } from '@backstage-continuity/plugin-continuity-common';
import type { RemixiconComponentType } from '@remixicon/react';
import type { CSSProperties, ReactNode } from 'react';
import { statusClass } from './status';
import styles from './status.module.css';

/** How something stands: an icon and a status, whose colours it takes. */
export interface ChipLook {
  Icon: RemixiconComponentType;
  status: Status;
}

/** A word with its icon and colour. */
export function Chip(props: {
  look: ChipLook;
  title?: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const { Icon, status } = props.look;
  return (
    <span
      className={`${styles.badge} ${statusClass(status)}`}
      style={props.style}
      title={props.title}
    >
      <Icon aria-hidden />
      {props.children}
    </span>
  );
}

/** Chips beside each other, below each other where there is no room. */
export function Chips(props: { children: ReactNode }) {
  return <span className={styles.badges}>{props.children}</span>;
}
