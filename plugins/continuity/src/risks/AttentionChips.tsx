import {
  riskAttentions,
  type RiskAttention,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiErrorWarningLine,
  RiHourglassLine,
  RiTimeLine,
} from '@remixicon/react';
import { Chip, useContinuityTranslation, type ChipLook } from '../components';

/** How each reason looks, the same wherever it is shown. */
export const attentionLooks: Record<RiskAttention, ChipLook> = {
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
        .map(reason => (
          <Chip
            key={reason}
            look={attentionLooks[reason]}
            title={t(`risks.attentionMeaning.${reason}`)}
          >
            {t(`risks.attention.${reason}`)}
          </Chip>
        ))}
    </>
  );
}
