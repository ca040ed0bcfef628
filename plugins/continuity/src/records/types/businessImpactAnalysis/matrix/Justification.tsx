import {
  formatDuration,
  type ImpactCategory,
} from '@backstage-continuity/plugin-continuity-common';
import { TextAreaField } from '@backstage/ui';
import { useContinuityTranslation } from '../../../../components';
import { fieldId } from '../../../edit/form/fieldId';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import type { Matrix } from './useMatrix';

/** Where a category becomes intolerable, in words; undefined: nowhere yet. */
function firstBad(matrix: Matrix, category: string) {
  const { bands, ratings } = matrix.scale;
  for (const [band, start] of bands.entries()) {
    const id = matrix.level({ category, band })?.rating;
    const rating = ratings.find(one => one.id === id);
    if (rating?.tolerable === false) {
      return { rating: rating.title, time: formatDuration(start) };
    }
  }
  return undefined;
}

/** Why a category is rated as it is. */
export function Justification(props: {
  matrix: Matrix;
  category: ImpactCategory;
}) {
  const { t } = useContinuityTranslation();
  const { matrix, category } = props;
  const index = matrix.impacts.findIndex(({ id }) => id === category.id);
  const path = `${matrix.path}.${index}.justification`;
  const message = useFieldMessage(path);
  const text = matrix.impacts[index]?.justification ?? '';
  const bad = firstBad(matrix, category.id);
  const asked =
    bad && text.trim() === '' ? t('analysis.justify.asked', bad) : undefined;
  return (
    <div id={fieldId(path)}>
      <TextAreaField
        label={t('analysis.justify.of', { category: category.title })}
        description={message ?? asked}
        isInvalid={message !== undefined}
        isDisabled={matrix.isDisabled}
        rows={2}
        value={text}
        onChange={next => matrix.justify(category.id, next)}
      />
    </div>
  );
}
