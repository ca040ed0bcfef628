import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { formatRelative, useContinuityTranslation } from '../components';
import { isOverdue } from './findings';

/** What is wrong, and how late where time decides: "Review overdue: 71 days late". */
export function WarningTitle(props: { finding: Finding }) {
  const { t } = useContinuityTranslation();
  const { finding } = props;
  const title = t(`common.check.${finding.check}`);
  if (!isOverdue(finding) || finding.dueAt === null) return <>{title}</>;
  const late = formatRelative(finding.dueAt, {
    now: Date.now(),
    due: true,
    t,
  });
  return (
    <>
      {title}: {late}
    </>
  );
}
