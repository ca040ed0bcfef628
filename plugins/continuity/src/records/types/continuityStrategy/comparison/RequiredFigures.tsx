import { objectiveNames } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Skeleton } from '@backstage/ui';
import {
  DurationText,
  Figures,
  useContinuityTranslation,
} from '../../../../components';
import { FigureSourceText } from '../../../../entity/FigureSourceText';
import type { Required } from '../useRequiredFigures';

/** What the options are measured by, and who asks for it. */
export function RequiredFigures(props: {
  required: Required;
  minimumCapacity: number | null;
}) {
  const { t } = useContinuityTranslation();
  const { required, minimumCapacity } = props;
  const { figures } = required;
  if (required.isPending) return <Skeleton width="100%" height={48} />;
  if (figures === null) {
    return (
      <Alert status="warning" icon title={t('strategy.required.unknown')} />
    );
  }
  const nobody = t('strategy.required.nobody');
  return (
    <Figures
      items={[
        ...objectiveNames.map(name => ({
          label: t(`common.objective.${name}`),
          value:
            figures[name].seconds === null ? (
              nobody
            ) : (
              <DurationText seconds={figures[name].seconds} />
            ),
          detail: figures[name].source && (
            <FigureSourceText source={figures[name].source} />
          ),
        })),
        {
          label: t('strategy.required.minimum'),
          value:
            minimumCapacity === null
              ? nobody
              : t('strategy.compare.percent', {
                  number: String(minimumCapacity),
                }),
        },
      ]}
    />
  );
}
