import type { ReactNode } from 'react';
import styles from './text.module.css';

/** A row of figures, each with its name above and what explains it below. */
export function Figures(props: {
  items: { label: string; value: ReactNode; detail?: ReactNode }[];
}) {
  return (
    <dl className={styles.figures}>
      {props.items.map(item => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            {item.value}
            {item.detail && <small>{item.detail}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
