import type { Verdict } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation, VerdictBadge } from '../components';

/** Whether a recovery keeps an objective, as icon, words and colour. */
export function ObjectiveVerdict(props: {
  objective: 'rto' | 'mtpd';
  verdict: Verdict;
}) {
  const { t } = useContinuityTranslation();
  const { objective, verdict } = props;
  return (
    <VerdictBadge
      verdict={verdict}
      label={t(`recovery.verdict.${verdict}`, {
        objective: t(`common.objective.${objective}`),
      })}
    />
  );
}
