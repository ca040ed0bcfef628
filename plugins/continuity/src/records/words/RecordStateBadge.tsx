import type {
  RecordState,
  RevisionState,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiArchiveLine,
  RiArrowGoBackLine,
  RiCheckboxCircleLine,
  RiDeleteBinLine,
  RiEditLine,
  RiEyeLine,
  RiHistoryLine,
} from '@remixicon/react';
import {
  Chip,
  useContinuityTranslation,
  type ChipLook,
} from '../../components';

type State = RecordState | RevisionState;

const looks: Record<State, ChipLook> = {
  draft: { Icon: RiEditLine, status: 'unknown' },
  'in-review': { Icon: RiEyeLine, status: 'due-soon' },
  returned: { Icon: RiArrowGoBackLine, status: 'overdue' },
  approved: { Icon: RiCheckboxCircleLine, status: 'ready' },
  superseded: { Icon: RiHistoryLine, status: 'unknown' },
  discarded: { Icon: RiDeleteBinLine, status: 'unknown' },
  retired: { Icon: RiArchiveLine, status: 'unknown' },
};

/** State of a record or revision as icon, word and colour. */
export function RecordStateBadge(props: { state: State }) {
  const { t } = useContinuityTranslation();
  const { state } = props;
  return (
    <Chip look={looks[state]} title={t(`records.stateMeaning.${state}`)}>
      {t(`records.state.${state}`)}
    </Chip>
  );
}
