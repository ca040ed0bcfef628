import { Select } from '@backstage/ui';
import { useContinuityTranslation } from '../../../../components';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import type { CustomFieldProps } from '../../registry';
import styles from '../riskAssessment.module.css';

const NONE = '$none';

/** What may happen, from the catalogue; hidden scenarios only where chosen before. */
export function ScenarioEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { path, value, onChange, isDisabled, policy } = props;
  const message = useFieldMessage(path);
  const { scenarios } = policy.risk;
  const chosen = scenarios.find(({ id }) => id === value);
  const unknown = typeof value === 'string' && !chosen ? value : undefined;
  return (
    <>
      <Select
        label={t('risks.filter.scenario')}
        isInvalid={message !== undefined}
        isDisabled={isDisabled}
        options={[
          { id: NONE, label: t('risks.scenario.none') },
          ...(unknown ? [{ id: unknown, label: unknown }] : []),
          ...scenarios
            .filter(({ id, hidden }) => !hidden || id === value)
            .map(({ id, title }) => ({ id, label: title })),
        ]}
        value={typeof value === 'string' ? value : NONE}
        onChange={key => onChange(key === NONE ? null : String(key))}
      />
      {chosen?.description && (
        <p className={styles.secondary}>{chosen.description}</p>
      )}
      {chosen?.source && (
        <p className={styles.secondary}>
          {t('risks.scenario.source', { source: chosen.source })}
        </p>
      )}
    </>
  );
}
