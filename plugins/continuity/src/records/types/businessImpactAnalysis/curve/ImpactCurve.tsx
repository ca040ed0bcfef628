import {
  deriveMtpd,
  formatDuration,
  worstByBand,
  type RatedImpacts,
} from '@backstage-continuity/plugin-continuity-common';
import { Skeleton } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import {
  useContinuityTranslation,
  type Translate,
} from '../../../../components';
import styles from '../analysis.module.css';
import curveStyles from './curve.module.css';
import type { CurveMark } from './CurveChart';
import { isRated } from '../levels';
import { lineLook } from './lineLook';

// Charts weigh more than the rest of the page together.
const CurveChart = lazy(() =>
  import('./CurveChart').then(m => ({ default: m.CurveChart })),
);

/** What the curve shows, in words. */
function curveText(impacts: RatedImpacts, t: Translate): string {
  const { ratings } = impacts.scale;
  const steps = worstByBand(impacts).map(({ start, rating }) =>
    t('analysis.curve.step', {
      time: formatDuration(start),
      rating: rating?.title ?? t('analysis.notRated'),
    }),
  );
  const { seconds } = deriveMtpd(impacts);
  return t('analysis.curve.text', {
    steps: steps.join(', '),
    limit: ratings.findLast(({ tolerable }) => tolerable)?.title ?? '',
    mtpd:
      seconds === null
        ? t('analysis.curve.never')
        : t('analysis.curve.from', { time: formatDuration(seconds) }),
  });
}

/** How bad an outage becomes as it lasts. */
export function ImpactCurve(props: {
  impacts: RatedImpacts;
  marks?: readonly CurveMark[];
  isSmall?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { impacts, marks = [], isSmall = false } = props;
  const [shown, setShown] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setShown(current =>
      current.includes(id)
        ? current.filter(one => one !== id)
        : [...current, id],
    );
  // Axes with nothing between them say nothing.
  if (!isRated(impacts)) return null;
  return (
    <div className={styles.curve}>
      <Suspense
        fallback={<Skeleton width="100%" height={isSmall ? 112 : 208} />}
      >
        <CurveChart
          impacts={impacts}
          categories={shown}
          marks={marks}
          label={curveText(impacts, t)}
          limitLabel={t('analysis.curve.intolerable')}
          isSmall={isSmall}
        />
      </Suspense>
      {!isSmall && (
        <div
          role="group"
          aria-label={t('analysis.curve.lines')}
          className={curveStyles.lines}
        >
          {impacts.scale.categories.map(({ id, title }, index) => (
            <button
              key={id}
              type="button"
              aria-pressed={shown.includes(id)}
              className={styles.line}
              onClick={() => toggle(id)}
            >
              <svg width="16" height="4" aria-hidden>
                <line
                  x2="16"
                  y1="2"
                  y2="2"
                  strokeWidth="2"
                  {...lineLook(index)}
                />
              </svg>
              {title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
