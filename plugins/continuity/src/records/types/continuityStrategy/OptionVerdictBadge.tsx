import type { OptionVerdict } from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckLine,
  RiCloseLine,
  RiQuestionLine,
  RiScales3Line,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../../components';
import styles from './strategy.module.css';

const looks = {
  'cannot-reach': { Icon: RiCloseLine, status: 'gap' },
  reaches: { Icon: RiCheckLine, status: 'ready' },
  'reaches-cheaper-exists': { Icon: RiScales3Line, status: 'due-soon' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
} as const;

/** Whether an option reaches what is required, as icon, words and colour. */
export function OptionVerdictBadge(props: { verdict: OptionVerdict }) {
  const { t } = useContinuityTranslation();
  const { Icon, status } = looks[props.verdict];
  return (
    <span className={`${styles.chip} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {t(`strategy.verdict.${props.verdict}`)}
    </span>
  );
}
