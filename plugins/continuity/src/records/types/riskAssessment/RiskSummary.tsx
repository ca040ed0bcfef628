import {
  registerRowsOf,
  riskAttention,
} from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import {
  useContinuityPageLink,
  useContinuityTranslation,
} from '../../../components';
import type { RecordSummaryProps } from '../registry';
import { readRisks } from './readRisks';

/** What of an approved assessment needs somebody, where it is only listed. */
export function RiskSummary(props: RecordSummaryProps) {
  const { t } = useContinuityTranslation();
  const link = useContinuityPageLink();
  const { policy, subjectRef } = props;
  const assessment = readRisks(props.content);
  if (assessment === null) return null;
  const now = new Date().toISOString();
  const rows = registerRowsOf(assessment, policy, now);
  const above = rows.filter(row =>
    riskAttention(row, policy, now).includes('above-appetite'),
  ).length;
  const overdue = rows.reduce((sum, row) => sum + row.measuresOverdue, 0);
  const parts = [
    above > 0 && t('risks.summary.above', { count: above }),
    overdue > 0 && t('risks.summary.overdue', { count: overdue }),
  ].filter(Boolean);
  const text =
    parts.length > 0
      ? parts.join(', ')
      : t('risks.summary.fine', { count: rows.length });
  const href = link('risks', { subject: subjectRef });
  return href ? <Link href={href}>{text}</Link> : <>{text}</>;
}
