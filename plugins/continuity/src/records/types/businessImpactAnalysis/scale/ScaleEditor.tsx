import {
  adoptScale,
  formatDuration,
  isScaleOutdated,
} from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button } from '@backstage/ui';
import { useFormContext } from 'react-hook-form';
import { useContinuityTranslation } from '../../../../components';
import type { CustomFieldProps } from '../../registry';
import styles from '../analysis.module.css';
import { useAnalysis } from '../readAnalysis';
import { adoptionEffects } from './adoption';
import { ScaleLegend } from './ScaleLegend';

/** More lost ratings than this are counted rather than named. */
const MOST_NAMED = 6;

/** What the ratings are given by, and how to rate by the policy of today. */
export function ScaleEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { content, policy, isDisabled } = props;
  const { setValue } = useFormContext();
  const analysis = useAnalysis(content);
  if (analysis === null) return null;
  const { scale } = analysis;
  const isOutdated = isScaleOutdated(analysis, policy);
  const effects = isOutdated ? adoptionEffects(analysis, policy) : null;

  const adopt = () => {
    const after = adoptScale(analysis, policy);
    const options = { shouldDirty: true, shouldValidate: true };
    setValue('impacts', after.impacts, { shouldDirty: true });
    setValue('scale', after.scale, options);
  };

  return (
    <>
      <details className={styles.scale}>
        <summary>
          {t('analysis.scale.summary', {
            categories: String(scale.categories.length),
            ratings: String(scale.ratings.length),
            tolerable: String(
              scale.ratings.filter(({ tolerable }) => tolerable).length,
            ),
            bands: String(scale.bands.length),
            last: formatDuration(scale.bands.at(-1) ?? 0),
          })}
        </summary>
        <ScaleLegend scale={scale} currency={policy.currency} />
      </details>
      {effects && (
        <Alert
          status="warning"
          icon
          title={t('analysis.scale.outdated')}
          description={
            <>
              {effects.lost.length === 0
                ? t('analysis.scale.nothingLost')
                : t('analysis.scale.lost', { count: effects.lost.length })}{' '}
              {effects.lost
                .slice(0, MOST_NAMED)
                .map(lost => t('analysis.scale.lostRating', lost))
                .join('; ')}
              {effects.lost.length > MOST_NAMED && ' …'}{' '}
              {effects.open > 0 &&
                t('analysis.scale.open', { count: effects.open })}
            </>
          }
          customActions={
            <Button
              size="small"
              variant="primary"
              isDisabled={isDisabled}
              onPress={adopt}
            >
              {t('analysis.scale.adopt')}
            </Button>
          }
        />
      )}
    </>
  );
}
