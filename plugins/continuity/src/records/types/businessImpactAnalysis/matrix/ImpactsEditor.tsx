import type { BusinessImpactAnalysis } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../../../components';
import { PlainValue } from '../../../read/PlainValue';
import type { CustomFieldProps } from '../../registry';
import styles from '../analysis.module.css';
import matrixStyles from './matrix.module.css';
import { useAnalysis } from '../readAnalysis';
import { useIsNarrow } from '../useIsNarrow';
import { ImpactGrid } from './ImpactGrid';
import { ImpactList } from './ImpactList';
import { Justification } from './Justification';
import { useMatrix } from './useMatrix';

/** Room for the names of the categories, in pixels. */
const CATEGORY = 96;
/** Room for a rating's word. */
const BAND = 58;

function Matrix(
  props: CustomFieldProps & { analysis: BusinessImpactAnalysis },
) {
  const { t } = useContinuityTranslation();
  const matrix = useMatrix(props, props.analysis);
  const { bands, categories } = matrix.scale;
  const { ref, isNarrow } = useIsNarrow(CATEGORY + bands.length * BAND);
  return (
    <div ref={ref} className={styles.editor}>
      {isNarrow ? (
        <ImpactList matrix={matrix} />
      ) : (
        <>
          <ImpactGrid matrix={matrix} label={t('analysis.matrix')} />
          <p className={matrixStyles.heading}>{t('analysis.justify.title')}</p>
          <div className={matrixStyles.justifications}>
            {categories.map(category => (
              <Justification
                key={category.id}
                matrix={matrix}
                category={category}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

/** Impact by category and time band. */
export function ImpactsEditor(props: CustomFieldProps) {
  const analysis = useAnalysis(props.content);
  return analysis ? (
    <Matrix {...props} analysis={analysis} />
  ) : (
    <PlainValue value={null} />
  );
}
