import {
  riskAttentions,
  type RiskAttention,
  type Status,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiErrorWarningLine,
  RiHourglassLine,
  RiTimeLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './risks.module.css';

/** How each reason looks, the same wherever it is shown. */
export const attentionLooks: Record<
  RiskAttention,
  { Icon: typeof RiTimeLine; status: Status }
> = {
  'above-appetite': { Icon: RiErrorWarningLine, status: 'gap' },
  'acceptance-expired': { Icon: RiTimeLine, status: 'overdue' },
  'acceptance-expiring': { Icon: RiHourglassLine, status: 'due-soon' },
  'measure-overdue': { Icon: RiTimeLine, status: 'overdue' },
};

/** Why a risk needs somebody, each reason as icon, word and colour. */
export function AttentionChips(props: { attention: readonly RiskAttention[] }) {
  const { t } = useContinuityTranslation();
  return (
    <>
      {riskAttentions
        .filter(reason => props.attention.includes(reason))
        .map(reason => {
          const { Icon, status } = attentionLooks[reason];
          return (
            <span
              key={reason}
              className={`${styles.chip} ${statusClass(status)}`}
              title={t(`risks.attentionMeaning.${reason}`)}
            >
              <Icon aria-hidden />
              {t(`risks.attention.${reason}`)}
            </span>
          );
        })}
    </>
  );
}
