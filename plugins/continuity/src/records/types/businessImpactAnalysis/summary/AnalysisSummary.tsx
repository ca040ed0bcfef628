import {
  analysisObjectives,
  deriveMtpd,
  finalObjectives,
} from '@backstage-continuity/plugin-continuity-common';
import { DurationText, useContinuityTranslation } from '../../../../components';
import type { RecordSummaryProps } from '../../registry';
import styles from '../analysis.module.css';
import { ImpactCurve } from '../curve/ImpactCurve';
import { useAnalysis } from '../readAnalysis';
import { nameOf, titlesOf } from '../words';

/** What an analysis comes to, small enough for a list. */
export function AnalysisSummary(props: RecordSummaryProps) {
  const { t } = useContinuityTranslation();
  const analysis = useAnalysis(props.content);
  if (analysis === null) return null;
  const final = finalObjectives(analysis);
  const { categories } = deriveMtpd(analysis);
  return (
    <div className={styles.summary}>
      <div>
        <dl className={styles.summaryFigures}>
          {analysisObjectives.map(objective => (
            <div key={objective}>
              <dt>{nameOf(objective)}</dt>
              <dd>
                <DurationText seconds={final[objective]} />
              </dd>
            </div>
          ))}
        </dl>
        {categories.length > 0 && (
          <p className={styles.keys}>
            {t('analysis.aside.decidedBy', {
              categories: titlesOf(categories),
            })}
          </p>
        )}
      </div>
      <ImpactCurve
        impacts={analysis}
        marks={
          final.mtpd === null ? [] : [{ label: 'MTPD', seconds: final.mtpd }]
        }
        isSmall
      />
    </div>
  );
}
