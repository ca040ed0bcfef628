import type { ImpactScale } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../../../components';
import { formatAmount } from '../../../words/amounts';
import styles from '../analysis.module.css';
import scaleStyles from './scale.module.css';
import { ratingLook } from '../words';

/** What the ratings mean, weakest first. */
export function ScaleLegend(props: { scale: ImpactScale; currency: string }) {
  const { t } = useContinuityTranslation();
  const { scale, currency } = props;
  return (
    <ul className={scaleStyles.legend} aria-label={t('analysis.scale.legend')}>
      {scale.ratings.map(rating => {
        const look = ratingLook(scale, rating);
        return (
          <li key={rating.id}>
            <span
              className={`${styles.chip} ${look.className} ${
                rating.tolerable ? '' : styles.bad
              }`}
              style={look.style}
            >
              {rating.title}
            </span>
            <span>
              {[
                rating.description,
                rating.tolerable ? null : t('analysis.scale.intolerable'),
                rating.amountFrom !== null && rating.amountFrom > 0
                  ? t('analysis.scale.from', {
                      amount: formatAmount(rating.amountFrom, currency),
                    })
                  : null,
              ]
                .filter(Boolean)
                .join('; ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
