import {
  levelRank,
  levelThatHolds,
  registerRowsOf,
  riskAttention,
} from '@backstage-continuity/plugin-continuity-common';
import { Card, CardBody } from '@backstage/ui';
import { useContinuityTranslation } from '../../../components';
import { LevelBadge } from '../../../risks';
import type { RecordAsideProps } from '../registry';
import { AssessmentMatrix } from './AssessmentMatrix';
import { useRisks } from './readRisks';
import styles from './riskAssessment.module.css';

/** Where the risks of the draft stand, while it is written. */
export function RiskAside(props: RecordAsideProps) {
  const { t } = useContinuityTranslation();
  const { policy } = props;
  const assessment = useRisks(props.content);
  if (assessment === null) return null;
  const now = new Date().toISOString();
  const rows = registerRowsOf(assessment, policy, now);
  const rated = rows.filter(row => row.level !== null);
  const above = rows.filter(row =>
    riskAttention(row, policy, now).includes('above-appetite'),
  ).length;
  const sum = (figure: 'measuresOpen' | 'measuresOverdue') =>
    rows.reduce((total, row) => total + row[figure], 0);
  const overdue = sum('measuresOverdue');
  const order = assessment.risks
    .map((risk, index) => ({ row: rows[index], index, risk }))
    .sort(
      (a, b) =>
        levelRank(levelThatHolds(b.risk, policy), policy) -
        levelRank(levelThatHolds(a.risk, policy), policy),
    );
  const state =
    above > 0
      ? t('risks.aside.above', { count: above })
      : t('risks.aside.within');
  return (
    <Card>
      <CardBody>
        <section className={styles.aside} aria-label={t('risks.aside.title')}>
          <h3>{t('risks.aside.title')}</h3>
          <p role="status">
            <strong>
              {rated.length === 0 ? t('risks.aside.none') : state}
            </strong>
          </p>
          <AssessmentMatrix
            assessment={assessment}
            policy={policy}
            of="now"
            isCompact
          />
          <ol className={styles.ranking}>
            {order.map(({ row, index }) => (
              <li key={row.riskId}>
                <span>
                  {index + 1}: {row.title}
                </span>
                <LevelBadge risk={policy.risk} level={row.level} />
              </li>
            ))}
          </ol>
          <p className={styles.secondary}>
            {t('risks.aside.open', { count: sum('measuresOpen') })}
            {overdue > 0 && `, ${t('risks.aside.overdue', { count: overdue })}`}
          </p>
        </section>
      </CardBody>
    </Card>
  );
}
