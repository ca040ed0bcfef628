import {
  deriveMtpd,
  decideObjectives,
  formatDuration,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../../../components';
import { PlainValue } from '../../../read/PlainValue';
import type { CustomViewProps } from '../../registry';
import styles from '../analysis.module.css';
import readStyles from './read.module.css';
import { ImpactCurve } from '../curve/ImpactCurve';
import { hidesAmounts } from '../hidesAmounts';
import { isRated } from '../levels';
import { useAnalysis } from '../readAnalysis';
import { nameOf, titlesOf } from '../words';
import { HeatMap } from './HeatMap';

/** Impact over time: what it comes to, the heat map, the curve, and why. */
export function ImpactsView(props: CustomViewProps) {
  const { t } = useContinuityTranslation();
  const { content, value, policy, redacted } = props;
  const analysis = useAnalysis(content);
  if (analysis === null) return <PlainValue value={value} />;
  const { seconds, categories } = deriveMtpd(analysis);
  const { final } = decideObjectives(analysis);
  const marks = (['rto', 'mtpd'] as const).flatMap(objective => {
    const at = final[objective];
    return at === null ? [] : [{ label: nameOf(objective), seconds: at }];
  });
  const reasons = analysis.scale.categories.flatMap(({ id, title }) => {
    const text = analysis.impacts.find(
      impact => impact.id === id,
    )?.justification;
    return text ? [{ id, title, text }] : [];
  });
  return (
    <div className={styles.view}>
      <p className={styles.headline}>
        {seconds === null
          ? t(
              isRated(analysis)
                ? 'analysis.view.never'
                : 'analysis.view.unrated',
            )
          : t('analysis.view.from', {
              time: formatDuration(seconds),
              categories: titlesOf(categories),
            })}
      </p>
      <HeatMap
        analysis={analysis}
        currency={policy.currency}
        amountsHidden={hidesAmounts(redacted)}
      />
      <ImpactCurve impacts={analysis} marks={marks} />
      {reasons.length > 0 && (
        <dl className={readStyles.reasons}>
          {reasons.map(({ id, title, text }) => (
            <div key={id}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
