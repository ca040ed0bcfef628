import { parseEntityRef } from '@backstage/catalog-model';
import {
  testAreas,
  testTypes,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Flex,
  Grid,
  Select,
  SelectItemText,
  Tag,
  TagGroup,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { useEffect } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useContinuityTranslation } from '../../components';
import { CatalogSelectOne, EntitySelect } from '../../pickers';
import { defaultTitle, type PlanForm } from './planForm';
import { PlannedAtField } from './PlannedAtField';
import { RecurrenceField } from './RecurrenceField';
import { RequirementNotes } from './RequirementNotes';

/** Keeps the title that follows from the rest, until somebody writes one. */
function useDefaultTitle() {
  const { t } = useContinuityTranslation();
  const { control, setValue, formState } = useFormContext<PlanForm>();
  const [type, entityRefs] = useWatch({
    control,
    name: ['type', 'entityRefs'],
  });
  const named = formState.defaultValues?.title || formState.dirtyFields.title;
  const title = defaultTitle({ type, entityRefs }, t);
  useEffect(() => {
    if (!named) setValue('title', title);
  }, [named, title, setValue]);
}

const types = testTypes.map(id => ({ id }));

/** What is tested, how, when, and by whom; `once`: it does not repeat. */
export function PlanFields(props: { once?: boolean }) {
  const { t } = useContinuityTranslation();
  const { control } = useFormContext<PlanForm>();
  useDefaultTitle();
  return (
    <Flex direction="column" gap="4">
      <Controller
        control={control}
        name="entityRefs"
        render={({ field, fieldState }) => (
          <Flex direction="column" gap="2">
            <EntitySelect
              label={t('testing.schedule.entities')}
              description={
                fieldState.error?.message ?? t('testing.schedule.entitiesHint')
              }
              placeholder={t('testing.schedule.choose')}
              isInvalid={fieldState.invalid}
              value={field.value}
              onChange={field.onChange}
            />
            {field.value.length > 1 && (
              <TagGroup
                aria-label={t('testing.schedule.chosen')}
                onRemove={keys =>
                  field.onChange(field.value.filter(ref => !keys.has(ref)))
                }
              >
                {field.value.map(ref => (
                  <Tag key={ref} id={ref} textValue={ref} size="small">
                    {parseEntityRef(ref).name}
                  </Tag>
                ))}
              </TagGroup>
            )}
          </Flex>
        )}
      />
      <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
        <Controller
          control={control}
          name="area"
          render={({ field }) => (
            <Select
              label={t('testing.schedule.area')}
              options={testAreas.map(id => ({
                id,
                label: t(`common.area.${id}`),
              }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="type"
          render={({ field }) => (
            <Select
              label={t('testing.schedule.type')}
              items={types}
              value={field.value}
              onChange={field.onChange}
            >
              {({ id }) => (
                <SelectItemText
                  id={id}
                  title={t(`common.testType.${id}`)}
                  description={t(`testing.typeMeaning.${id}`)}
                />
              )}
            </Select>
          )}
        />
      </Grid.Root>
      <RequirementNotes />
      <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
        <PlannedAtField />
        {!props.once && <RecurrenceField />}
      </Grid.Root>
      <Controller
        control={control}
        name="title"
        render={({ field, fieldState }) => (
          <TextField
            label={t('testing.schedule.name')}
            description={fieldState.error?.message}
            isInvalid={fieldState.invalid}
            isRequired
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
      <Controller
        control={control}
        name="owner"
        render={({ field }) => (
          <CatalogSelectOne
            kinds={['Group', 'User']}
            label={t('testing.schedule.owner')}
            description={t('testing.schedule.ownerHint')}
            noneLabel={t('testing.detail.noOwner')}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="note"
        render={({ field }) => (
          <TextAreaField
            label={t('testing.schedule.note')}
            secondaryLabel={t('testing.schedule.optional')}
            rows={2}
            value={field.value ?? ''}
            onChange={note => field.onChange(note === '' ? null : note)}
          />
        )}
      />
    </Flex>
  );
}
