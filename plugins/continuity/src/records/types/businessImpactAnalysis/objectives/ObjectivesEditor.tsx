import { analysisObjectives } from '@backstage-continuity/plugin-continuity-common';
import { PlainValue } from '../../../read/PlainValue';
import { valueAt } from '../../../place';
import type { CustomFieldProps } from '../../registry';
import styles from '../analysis.module.css';
import { useAnalysis } from '../readAnalysis';
import { ObjectiveRow } from './ObjectiveRow';

/** The objectives: each proposed, and adjusted with a reason. */
export function ObjectivesEditor(props: CustomFieldProps) {
  const { path, content, value, isDisabled, onChange } = props;
  const analysis = useAnalysis(content);
  if (analysis === null) return <PlainValue value={null} />;
  return (
    <div className={styles.objectives}>
      {analysisObjectives.map(objective => (
        <ObjectiveRow
          key={objective}
          objective={objective}
          path={`${path}.${objective}`}
          analysis={analysis}
          value={valueAt(value, objective)}
          isDisabled={isDisabled}
          onChange={next =>
            onChange({ ...(value as object | null), [objective]: next })
          }
        />
      ))}
    </div>
  );
}
