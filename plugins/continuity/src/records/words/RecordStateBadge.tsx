import type {
  RecordState,
  RevisionState,
  Status,
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
import { statusClass, useContinuityTranslation } from '../../components';
import styles from '../records.module.css';

type State = RecordState | RevisionState;

const looks: Record<State, { Icon: typeof RiEyeLine; status: Status }> = {
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
  const { Icon, status } = looks[props.state];
  return (
    <span
      className={`${styles.chip} ${statusClass(status)}`}
      title={t(`records.stateMeaning.${props.state}`)}
    >
      <Icon aria-hidden />
      {t(`records.state.${props.state}`)}
    </span>
  );
}
