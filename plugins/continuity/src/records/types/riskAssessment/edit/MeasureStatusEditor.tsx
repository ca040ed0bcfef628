import {
  measureStatuses,
  type MeasureStatus,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { useContinuityTranslation } from '../../../../components';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import { valueAt } from '../../../place';
import type { CustomFieldProps } from '../../registry';
import styles from '../riskAssessment.module.css';

/** How far a measure has got; that it is done takes evidence. */
export function MeasureStatusEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { path, value, content, onChange, isDisabled } = props;
  const message = useFieldMessage(path);
  const evidence = valueAt(
    content,
    `${path.slice(0, path.lastIndexOf('.'))}.evidence`,
  );
  const isClaimed =
    value === 'done' && !(Array.isArray(evidence) && evidence.length > 0);
  return (
    <>
      <Select
        label={t('risks.column.status')}
        isInvalid={message !== undefined}
        isDisabled={isDisabled}
        options={measureStatuses.map(id => ({
          id,
          label: t(`risks.status.${id}`),
        }))}
        value={typeof value === 'string' ? value : 'planned'}
        onChange={key => onChange(key as MeasureStatus)}
      />
      {isClaimed && (
        <p role="status" className={styles.hint}>
          {t('risks.measure.statusHint')}
        </p>
      )}
    </>
  );
}
