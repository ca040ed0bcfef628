import type {
  RecordRow,
  Status,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiArrowGoBackLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiTimeLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import { attentionOf, type Attention } from './attention';

const looks: Record<Attention, { Icon: typeof RiTimeLine; status: Status }> = {
  stale: { Icon: RiErrorWarningLine, status: 'gap' },
  overdue: { Icon: RiTimeLine, status: 'overdue' },
  returned: { Icon: RiArrowGoBackLine, status: 'overdue' },
  'due-soon': { Icon: RiHourglassLine, status: 'due-soon' },
};

/** Why a record needs somebody; nothing where it does not. */
export function AttentionBadges(props: {
  record: Parameters<typeof attentionOf>[0] & Pick<RecordRow, 'id'>;
  /** Those that are told beside already. */
  except?: Attention;
}) {
  const { t } = useContinuityTranslation();
  const shown = attentionOf(props.record, Date.now()).filter(
    attention => attention !== props.except,
  );
  return (
    <>
      {shown.map(attention => {
        const { Icon, status } = looks[attention];
        return (
          <span
            key={attention}
            className={`${styles.chip} ${statusClass(status)}`}
          >
            <Icon aria-hidden />
            {t(`records.attention.${attention}`)}
          </span>
        );
      })}
    </>
  );
}
