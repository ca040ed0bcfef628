import { isScaleOutdated } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../../../components';
import { PlainValue } from '../../../read/PlainValue';
import type { CustomViewProps } from '../../registry';
import styles from '../analysis.module.css';
import { useAnalysis } from '../readAnalysis';
import { ScaleLegend } from '../scale/ScaleLegend';

/** The scale that was rated by, as the legend of all that follows. */
export function ScaleView(props: CustomViewProps) {
  const { t } = useContinuityTranslation();
  const { content, policy, value } = props;
  const analysis = useAnalysis(content);
  if (analysis === null) return <PlainValue value={value} />;
  return (
    <>
      <ScaleLegend scale={analysis.scale} currency={policy.currency} />
      {isScaleOutdated(analysis, policy) && (
        <p className={styles.keys}>{t('analysis.scale.earlier')}</p>
      )}
    </>
  );
}
