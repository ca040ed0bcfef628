import type { Score } from '@backstage-continuity/plugin-continuity-common';
import { Hint } from './Hint';
import { useContinuityTranslation } from './useContinuityTranslation';

/** The share of checks that pass, with the counts behind it in a tooltip. */
export function ScoreText(props: { score: Score }) {
  const { t } = useContinuityTranslation();
  const { passed, failed, unknown, excepted, score } = props.score;
  if (score === null) return <>{t('common.score.none')}</>;
  const detail = [
    t('common.score.detail', {
      passed: String(passed),
      total: String(passed + failed + unknown),
    }),
    unknown > 0 && t('common.score.unknown', { count: unknown }),
    excepted > 0 && t('common.score.excepted', { count: excepted }),
  ].filter(Boolean);
  return (
    <Hint hint={detail.join(', ')}>
      {/* Rounded down, so that 100 % means all. */}
      {t('common.score.value', { percent: String(Math.floor(score * 100)) })}
    </Hint>
  );
}
