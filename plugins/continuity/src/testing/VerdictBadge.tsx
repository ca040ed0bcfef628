import type { Verdict } from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './testing.module.css';

const looks = {
  met: { Icon: RiCheckLine, status: 'ready' },
  missed: { Icon: RiCloseLine, status: 'gap' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
} as const;

/** A verdict as icon, word and colour; `label` says more than the word. */
export function VerdictBadge(props: { verdict: Verdict; label?: string }) {
  const { t } = useContinuityTranslation();
  const { Icon, status } = looks[props.verdict];
  return (
    <span className={`${styles.chip} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {props.label ?? t(`common.verdict.${props.verdict}`)}
    </span>
  );
}
