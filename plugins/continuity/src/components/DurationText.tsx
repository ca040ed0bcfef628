import { formatDuration } from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { useContinuityTranslation } from './useContinuityTranslation';

/** A span in whole seconds as people read it: `1 h 30 min`; null: not decided. */
export function DurationText(props: { seconds: number | null }) {
  const { t } = useContinuityTranslation();
  if (props.seconds === null) {
    return (
      <Text as="span" color="secondary">
        {t('common.duration.none')}
      </Text>
    );
  }
  return <>{formatDuration(props.seconds)}</>;
}
