import { Flex, Grid, Select, TextField } from '@backstage/ui';
import { Controller, useFormContext } from 'react-hook-form';
import {
  useContinuityQuery,
  useContinuityTranslation,
  type Translate,
} from '../components';
import { spanFields, type ClassificationForm } from './classificationForm';

const NO_TIER = 'none';

function spanLabel(field: (typeof spanFields)[number], t: Translate): string {
  return field === 'wrt'
    ? t('entity.field.wrt')
    : t(`common.objectiveName.${field}`);
}

/** Tier, functions and objectives. */
export function ClassificationFields() {
  const { t } = useContinuityTranslation();
  const { control } = useFormContext<ClassificationForm>();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const { data: functions } = useContinuityQuery('listFunctions', {
    query: { sort: 'title', limit: 500 },
  });
  return (
    <Flex direction="column" gap="4">
      <Controller
        control={control}
        name="tier"
        render={({ field }) => (
          <Select
            label={t('entity.classify.tier')}
            options={[
              { id: NO_TIER, label: t('entity.classify.tierNone') },
              ...(policy?.tiers ?? []).map(tier => ({
                id: tier.name,
                label: tier.title,
              })),
            ]}
            value={field.value || NO_TIER}
            onChange={key => field.onChange(key === NO_TIER ? '' : key)}
          />
        )}
      />
      <Controller
        control={control}
        name="supports"
        render={({ field }) => (
          <Select
            label={t('entity.classify.supports')}
            selectionMode="multiple"
            search
            options={(functions?.items ?? []).map(row => ({
              id: row.entityRef,
              label: row.title,
            }))}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
        {spanFields.map(name => (
          <Controller
            key={name}
            control={control}
            name={name}
            render={({ field, fieldState }) => (
              <TextField
                label={spanLabel(name, t)}
                description={
                  fieldState.error?.message ?? t('entity.classify.span')
                }
                isInvalid={fieldState.invalid}
                name={field.name}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
              />
            )}
          />
        ))}
      </Grid.Root>
    </Flex>
  );
}
