import {
  formatDuration,
  type FunctionRow,
  type ObjectiveName,
} from '@backstage-continuity/plugin-continuity-common';
import { DurationText, Hint, useContinuityTranslation } from '../components';

/**
 * What a function asks for now, and where that is stricter than what its file
 * declares, why.
 */
export function RequiredFigure(props: {
  row: Pick<FunctionRow, ObjectiveName | 'required'>;
  objective: ObjectiveName;
}) {
  const { t } = useContinuityTranslation();
  const { row, objective } = props;
  const { seconds, source } = row.required[objective];
  const declared = row[objective];
  if (seconds === declared) return <DurationText seconds={seconds} />;
  const peak = source?.type === 'function' ? source.peak : undefined;
  const figures = {
    declared:
      declared === null ? t('common.duration.none') : formatDuration(declared),
  };
  return (
    <Hint
      hint={
        peak === undefined
          ? t('functions.stricter.analysis', figures)
          : t('functions.stricter.peak', { ...figures, peak })
      }
    >
      <DurationText seconds={seconds} />
    </Hint>
  );
}
