import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiSubtractLine } from '@remixicon/react';
import {
  statusClass,
  useContinuityPageLink,
  useContinuityTranslation,
  type ChipLook,
} from '../components';
import styles from './functions.module.css';

export const done: ChipLook = { Icon: RiCheckLine, status: 'ready' };
export const lacking: ChipLook = { Icon: RiSubtractLine, status: 'overdue' };
const failing: ChipLook = { Icon: RiCloseLine, status: 'gap' };

function strategyOf({ approved, coverage }: FunctionRow['strategy']) {
  if (coverage === 'red') {
    return approved
      ? { word: 'notCovered' as const, look: failing }
      : { word: 'noStrategy' as const, look: lacking };
  }
  return approved
    ? { word: 'covered' as const, look: done }
    : { word: 'coveredOnly' as const, look: lacking };
}

/** What is seen to or not, with its icon and colour. */
export function Line(props: {
  look: ChipLook;
  href?: string;
  children: string;
}) {
  const { look, href, children } = props;
  return (
    <span className={`${styles.verdict} ${statusClass(look.status)}`}>
      <look.Icon aria-hidden />
      {href ? (
        <Link href={href} variant="body-small" className={styles.link}>
          {children}
        </Link>
      ) : (
        children
      )}
    </span>
  );
}

/** What is written about a function: its analysis, and whether its strategy covers it. */
export function Written(props: {
  row: Pick<FunctionRow, 'entityRef' | 'analysed' | 'strategy'>;
}) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { entityRef, analysed, strategy } = props.row;
  const { word, look } = strategyOf(strategy);
  return (
    <span className={styles.written}>
      <Line look={analysed ? done : lacking}>
        {t(`functions.written.${analysed ? 'analysed' : 'notAnalysed'}`)}
      </Line>
      <Line look={look} href={pageLink('strategy', { function: entityRef })}>
        {t(`functions.written.${word}`)}
      </Line>
    </span>
  );
}
