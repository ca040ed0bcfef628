import {
  analysisObjectives,
  decideObjectives,
  deriveMtpd,
  formatDuration,
} from '@backstage-continuity/plugin-continuity-common';
import { Card, CardBody } from '@backstage/ui';
import { DurationText, useContinuityTranslation } from '../../../../components';
import type { RecordAsideProps } from '../../registry';
import styles from '../analysis.module.css';
import asideStyles from './aside.module.css';
import { ImpactCurve } from '../curve/ImpactCurve';
import { isRated } from '../levels';
import { derivationText } from '../objectives/derivation';
import { useAnalysis } from '../readAnalysis';
import { nameOf, titlesOf } from '../words';
import { Ceilings, Comparison } from './Consequences';

/** What follows from the answers so far, while they are given. */
export function AnalysisAside(props: RecordAsideProps) {
  const { t } = useContinuityTranslation();
  const analysis = useAnalysis(props.content);
  if (analysis === null) return null;
  const { seconds, categories } = deriveMtpd(analysis);
  const { proposed, final } = decideObjectives(analysis);
  const marks = (['rto', 'mtpd'] as const).flatMap(objective => {
    const at = final[objective];
    return at === null ? [] : [{ label: nameOf(objective), seconds: at }];
  });
  return (
    <Card>
      <CardBody>
        <div className={styles.asideBody}>
          <section className={asideStyles.asidePart}>
            <h3>{t('analysis.aside.title')}</h3>
            <p className={styles.headline} role="status">
              {seconds === null ? (
                t(
                  isRated(analysis)
                    ? 'analysis.aside.none'
                    : 'analysis.aside.unrated',
                )
              ) : (
                <>
                  <strong>MTPD {formatDuration(seconds)}</strong>
                  {', '}
                  {t('analysis.aside.decidedBy', {
                    categories: titlesOf(categories),
                  })}
                </>
              )}
            </p>
            <ImpactCurve impacts={analysis} marks={marks} />
          </section>
          <section className={asideStyles.asidePart}>
            <h3>{t('analysis.aside.objectives')}</h3>
            <dl className={asideStyles.asideFigures}>
              {analysisObjectives.map(objective => (
                <div key={objective}>
                  <dt>{nameOf(objective)}</dt>
                  <dd>
                    <DurationText seconds={final[objective]} />
                    <small>
                      {final[objective] === proposed[objective]
                        ? derivationText(objective, analysis, t)
                        : t('analysis.aside.adjusted', {
                            proposed: formatDuration(proposed[objective]),
                          })}
                    </small>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <Comparison analysis={analysis} subjectRef={props.subjectRef} />
          <Ceilings analysis={analysis} policy={props.policy} />
        </div>
      </CardBody>
    </Card>
  );
}
