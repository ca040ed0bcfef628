import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import {
  RiArrowGoBackLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  Chip,
  useContinuityTranslation,
  type ChipLook,
} from '../../components';
import { attentionOf, type Attention } from './attention';

const looks: Record<Attention, ChipLook> = {
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
      {shown.map(attention => (
        <Chip key={attention} look={looks[attention]}>
          {t(`records.attention.${attention}`)}
        </Chip>
      ))}
    </>
  );
}
