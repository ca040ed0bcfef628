import type {
  FunctionRow,
  Status,
} from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiSubtractLine } from '@remixicon/react';
import {
  statusClass,
  useContinuityPageLink,
  useContinuityTranslation,
} from '../components';
import styles from './functions.module.css';

type Look = { Icon: typeof RiCheckLine; status: Status };

const done: Look = { Icon: RiCheckLine, status: 'ready' };
const lacking: Look = { Icon: RiSubtractLine, status: 'overdue' };
const failing: Look = { Icon: RiCloseLine, status: 'gap' };

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

/** What is written about a function: its analysis, and whether its strategy covers it. */
export function Written(props: {
  row: Pick<FunctionRow, 'entityRef' | 'analysed' | 'strategy'>;
}) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { entityRef, analysed, strategy } = props.row;
  const { word, look } = strategyOf(strategy);
  const analysis = analysed ? done : lacking;
  const href = pageLink('strategy', { function: entityRef });
  const text = t(`functions.written.${word}`);
  return (
    <span className={styles.written}>
      <span className={`${styles.verdict} ${statusClass(analysis.status)}`}>
        <analysis.Icon aria-hidden />
        {t(`functions.written.${analysed ? 'analysed' : 'notAnalysed'}`)}
      </span>
      <span className={`${styles.verdict} ${statusClass(look.status)}`}>
        <look.Icon aria-hidden />
        {href ? <Link href={href}>{text}</Link> : text}
      </span>
    </span>
  );
}
