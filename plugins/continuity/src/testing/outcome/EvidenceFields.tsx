import { Button, ButtonIcon, Flex, Text, TextField } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { useContinuityTranslation } from '../../components';
import styles from '../testing.module.css';
import type { OutcomeForm } from './outcomeForm';

/** Links to what proves the outcome. */
export function EvidenceFields() {
  const { t } = useContinuityTranslation();
  const { control } = useFormContext<OutcomeForm>();
  const { fields, append, remove } = useFieldArray({
    control,
    name: 'evidence',
  });
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="h3" weight="bold">
        {t('testing.record.evidence')}
      </Text>
      {fields.map((link, index) => (
        <div key={link.id} className={styles.evidence}>
          {(['title', 'url'] as const).map(name => (
            <Controller
              key={name}
              control={control}
              name={`evidence.${index}.${name}`}
              render={({ field, fieldState }) => (
                <TextField
                  label={t(
                    name === 'title'
                      ? 'testing.record.evidenceTitle'
                      : 'testing.record.evidenceUrl',
                  )}
                  description={fieldState.error?.message}
                  isInvalid={fieldState.invalid}
                  type={name === 'url' ? 'url' : 'text'}
                  placeholder={name === 'url' ? 'https://' : undefined}
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                />
              )}
            />
          ))}
          <ButtonIcon
            variant="tertiary"
            aria-label={t('testing.record.removeEvidence', {
              number: String(index + 1),
            })}
            icon={<RiDeleteBinLine />}
            onPress={() => remove(index)}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiAddLine />}
        onPress={() => append({ title: '', url: '' })}
      >
        {t('testing.record.addEvidence')}
      </Button>
    </Flex>
  );
}
