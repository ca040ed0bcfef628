import {
  testOutcomes,
  type ObjectiveSnapshot,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Grid,
  Select,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { Controller, useFormContext } from 'react-hook-form';
import { useContinuityTranslation } from '../../components';
import { EntityOutcome } from './EntityOutcome';
import { EvidenceFields } from './EvidenceFields';
import { InstantField } from './InstantField';
import type { OutcomeForm } from './outcomeForm';

const furtherInstants = [
  'detectedAt',
  'suspectedAt',
  'declaredAt',
  'recoveredAt',
  'stoodDownAt',
] as const;

/** The outcome of a run: what came of it, when, for each entity, and proof. */
export function OutcomeFields(props: {
  entityRefs: string[];
  /** The objectives of an earlier recording by entity. */
  frozen: Map<string, ObjectiveSnapshot>;
}) {
  const { t } = useContinuityTranslation();
  const { control } = useFormContext<OutcomeForm>();
  return (
    <Flex direction="column" gap="4">
      <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
        <Controller
          control={control}
          name="outcome"
          render={({ field }) => (
            <Select
              label={t('testing.record.outcome')}
              options={testOutcomes.map(id => ({
                id,
                label: t(`common.outcome.${id}`),
              }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="mode"
          render={({ field }) => (
            <Select
              label={t('testing.record.mode')}
              options={(['exercise', 'actual'] as const).map(id => ({
                id,
                label: t(`testing.mode.${id}`),
              }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </Grid.Root>
      <InstantField
        name="instants.disruptedAt"
        label={t('testing.instant.disruptedAt')}
        description={t('testing.record.beganHint')}
      />
      {props.entityRefs.map((entityRef, index) => (
        <EntityOutcome
          key={entityRef}
          entityRef={entityRef}
          index={index}
          frozen={props.frozen.get(entityRef)}
        />
      ))}
      {props.frozen.size > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('testing.record.frozen')}
        </Text>
      )}
      <Accordion>
        <AccordionTrigger title={t('testing.record.run')} />
        <AccordionPanel>
          <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
            {furtherInstants.map(name => (
              <InstantField
                key={name}
                name={`instants.${name}`}
                label={t(`testing.instant.${name}`)}
              />
            ))}
          </Grid.Root>
        </AccordionPanel>
      </Accordion>
      <EvidenceFields />
      <Controller
        control={control}
        name="note"
        render={({ field }) => (
          <TextAreaField
            label={t('testing.record.note')}
            description={t('testing.record.noteHint')}
            rows={2}
            value={field.value ?? ''}
            onChange={note => field.onChange(note === '' ? null : note)}
          />
        )}
      />
    </Flex>
  );
}
