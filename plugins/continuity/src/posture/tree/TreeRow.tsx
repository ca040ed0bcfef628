import { RiArrowRightSLine } from '@remixicon/react';
import type { CSSProperties, ReactNode } from 'react';
import { useContinuityTranslation } from '../../components';
import styles from './tree.module.css';
import { useTree } from './treeState';

/** Where a row stands in the tree. */
export interface Place {
  /** Tells rows apart, also where one thing is under two lines. */
  path: string;
  level: number;
  /** The very first row takes the focus before any other has had it. */
  isFirst?: boolean;
  /** Whether it is open before anybody touched it. */
  startsOpen?: boolean;
}

/** One row; its first cell is indented and, where it can, opens it. */
export function TreeRow(props: {
  place: Place;
  /** Name in the address of a row that opens; undefined: it does not. */
  opens?: string;
  title: string;
  /** The row's name; what is in it can be reached once the row has the focus. */
  name: (tabIndex: 0 | -1) => ReactNode;
  children?: ReactNode;
}) {
  const { t } = useContinuityTranslation();
  const tree = useTree();
  const { path, level, isFirst, startsOpen } = props.place;
  const isActive = tree.active === path || (tree.active === null && isFirst);
  const isOpen =
    props.opens !== undefined && tree.isOpen(props.opens, startsOpen);
  return (
    <tr
      className={styles.row}
      data-path={path}
      data-key={props.opens}
      aria-level={level}
      aria-expanded={props.opens === undefined ? undefined : isOpen}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => tree.setActive(path)}
    >
      <th scope="row" className={styles.name}>
        <span
          className={styles.indent}
          style={{ '--level': level - 1 } as CSSProperties}
        >
          {props.opens === undefined ? (
            <span className={styles.chevron} />
          ) : (
            <button
              type="button"
              tabIndex={-1}
              className={styles.chevron}
              aria-label={t(
                isOpen ? 'posture.tree.close' : 'posture.tree.open',
                { title: props.title },
              )}
              onClick={() => tree.toggle(props.opens!)}
            >
              <RiArrowRightSLine aria-hidden />
            </button>
          )}
          <span className={styles.text}>{props.name(isActive ? 0 : -1)}</span>
        </span>
      </th>
      {props.children}
    </tr>
  );
}
