import type { MeasureStatus } from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiLoopRightLine,
  RiQuestionLine,
  RiTimeLine,
  RiTodoLine,
} from '@remixicon/react';
import {
  Chip,
  Chips,
  useContinuityTranslation,
  type ChipLook,
} from '../../components';

const looks: Record<MeasureStatus, ChipLook> = {
  planned: { Icon: RiTodoLine, status: 'unknown' },
  'in-progress': { Icon: RiLoopRightLine, status: 'due-soon' },
  done: { Icon: RiCheckboxCircleLine, status: 'ready' },
  cancelled: { Icon: RiCloseCircleLine, status: 'unknown' },
};

/** Said to be done, but nothing shows it. */
const claimed: ChipLook = { Icon: RiQuestionLine, status: 'overdue' };

/** How far a measure has got, and whether it is late; done needs evidence. */
export function MeasureStatusBadge(props: {
  status: MeasureStatus;
  open: boolean;
  overdue: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { status, open, overdue } = props;
  const isClaimed = status === 'done' && open;
  return (
    <Chips>
      <Chip look={isClaimed ? claimed : looks[status]}>
        {t(isClaimed ? 'risks.status.noEvidence' : `risks.status.${status}`)}
      </Chip>
      {overdue && (
        <Chip look={{ Icon: RiTimeLine, status: 'overdue' }}>
          {t('risks.measure.overdue')}
        </Chip>
      )}
    </Chips>
  );
}
