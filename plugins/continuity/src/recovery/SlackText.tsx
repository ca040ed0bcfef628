import type { RecoveryStep } from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './recovery.module.css';
import { slackText } from './words';

function lookOfSlack(slack: number, lowerBound: boolean) {
  if (slack < 0) return { Icon: RiErrorWarningLine, status: 'gap' } as const;
  return lowerBound
    ? ({ Icon: RiQuestionLine, status: 'unknown' } as const)
    : ({ Icon: RiCheckLine, status: 'ready' } as const);
}

/** Slack of a step as icon, words and colour; nothing where it has no target. */
export function SlackText(props: { step: RecoveryStep }) {
  const { t } = useContinuityTranslation();
  const { step } = props;
  if (step.slack === null) return null;
  const { Icon, status } = lookOfSlack(step.slack, step.lowerBound);
  return (
    <span className={`${styles.slackText} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {slackText(step, t)}
    </span>
  );
}
