import type { Status } from '@backstage-continuity/plugin-continuity-common';
import { Chip } from './Chip';
import { statusIcons } from './status';
import { useContinuityTranslation } from './useContinuityTranslation';

/**
 * A status as icon, word and colour; `label` replaces the word where something
 * more telling is known ("Review overdue").
 */
export function StatusBadge(props: { status: Status; label?: string }) {
  const { t } = useContinuityTranslation();
  const { status } = props;
  return (
    <Chip
      look={{ Icon: statusIcons[status], status }}
      title={t(`common.statusMeaning.${status}`)}
    >
      {props.label ?? t(`common.status.${status}`)}
    </Chip>
  );
}
