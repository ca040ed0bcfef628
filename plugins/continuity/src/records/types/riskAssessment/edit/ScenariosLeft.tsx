import { scenariosLeft } from '@backstage-continuity/plugin-continuity-common';
import { Button, Checkbox, CheckboxGroup } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useState } from 'react';
import { useContinuityTranslation } from '../../../../components';
import { useDraft } from '../../../edit/form/DraftContext';
import { newItem } from '../../../edit/form/newItem';
import type { CustomFieldProps } from '../../registry';
import { useRisks } from '../readRisks';
import styles from '../riskAssessment.module.css';

/** Scenarios that the draft says nothing about; several are added at once. */
export function ScenariosLeft(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { type } = useDraft();
  const { path, value, content, policy, onChange } = props;
  const assessment = useRisks(content);
  const [chosen, setChosen] = useState<string[]>([]);
  if (assessment === null) return null;
  const left = scenariosLeft(assessment, policy);
  if (policy.risk.scenarios.length === 0) return null;
  if (left.length === 0) {
    return (
      <p className={styles.secondary}>{t('risks.scenario.allConsidered')}</p>
    );
  }
  const added = left.filter(({ id }) => chosen.includes(id));
  const add = () => {
    onChange([
      ...(Array.isArray(value) ? value : []),
      ...added.map(({ id }) => ({
        ...newItem(type, content, path),
        scenario: id,
      })),
    ]);
    setChosen([]);
  };
  return (
    <details className={styles.left}>
      <summary>{t('risks.scenario.left', { count: left.length })}</summary>
      <p className={styles.secondary}>{t('risks.scenario.leftHelp')}</p>
      <CheckboxGroup
        label={t('risks.scenario.choose')}
        value={chosen}
        onChange={setChosen}
      >
        {left.map(({ id, title, description, source }) => (
          <div key={id}>
            <Checkbox value={id}>{title}</Checkbox>
            <span className={styles.secondary}>
              {[description, source && t('risks.scenario.source', { source })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        ))}
      </CheckboxGroup>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiAddLine />}
        isDisabled={added.length === 0}
        onPress={add}
      >
        {added.length === 0
          ? t('risks.scenario.addNone')
          : t('risks.scenario.add', { count: added.length })}
      </Button>
    </details>
  );
}
