import type {
  MeasureStatus,
  Status,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiLoopRightLine,
  RiQuestionLine,
  RiTimeLine,
  RiTodoLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../components';
import styles from '../risks.module.css';

const looks: Record<
  MeasureStatus,
  { Icon: typeof RiTimeLine; status: Status }
> = {
  planned: { Icon: RiTodoLine, status: 'unknown' },
  'in-progress': { Icon: RiLoopRightLine, status: 'due-soon' },
  done: { Icon: RiCheckboxCircleLine, status: 'ready' },
  cancelled: { Icon: RiCloseCircleLine, status: 'unknown' },
};

/** How far a measure has got, and whether it is late; done needs evidence. */
export function MeasureStatusBadge(props: {
  status: MeasureStatus;
  open: boolean;
  overdue: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { status, open, overdue } = props;
  const isClaimed = status === 'done' && open;
  const look = isClaimed
    ? { Icon: RiQuestionLine, status: 'overdue' as const }
    : looks[status];
  return (
    <span className={styles.chips}>
      <span className={`${styles.chip} ${statusClass(look.status)}`}>
        <look.Icon aria-hidden />
        {t(isClaimed ? 'risks.status.noEvidence' : `risks.status.${status}`)}
      </span>
      {overdue && (
        <span className={`${styles.chip} ${statusClass('overdue')}`}>
          <RiTimeLine aria-hidden />
          {t('risks.measure.overdue')}
        </span>
      )}
    </span>
  );
}
