import type { Verdict } from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { Chip, type ChipLook } from './Chip';
import { useContinuityTranslation } from './useContinuityTranslation';

/** How each verdict looks, the same wherever it is shown. */
export const verdictLooks: Record<Verdict, ChipLook> = {
  met: { Icon: RiCheckLine, status: 'ready' },
  missed: { Icon: RiCloseLine, status: 'gap' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
};

/** A verdict as icon, word and colour; `label` says more than the word. */
export function VerdictBadge(props: { verdict: Verdict; label?: string }) {
  const { t } = useContinuityTranslation();
  return (
    <Chip look={verdictLooks[props.verdict]}>
      {props.label ?? t(`common.verdict.${props.verdict}`)}
    </Chip>
  );
}
