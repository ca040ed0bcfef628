import { nextOccurrence } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Select, Text, TextField } from '@backstage/ui';
import { useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { formatDay, useContinuityTranslation } from '../../components';
import { expectedOfRule, type PlanForm } from './planForm';

const rules = {
  none: null,
  quarterly: 'FREQ=MONTHLY;INTERVAL=3',
  halfYearly: 'FREQ=MONTHLY;INTERVAL=6',
  yearly: 'FREQ=YEARLY',
} as const;
const choices = [
  'none',
  'quarterly',
  'halfYearly',
  'yearly',
  'custom',
] as const;
type Choice = (typeof choices)[number];

const PREVIEWED = 3;

function choiceOf(rule: string | null): Choice {
  return (
    choices.find(choice => choice !== 'custom' && rules[choice] === rule) ??
    'custom'
  );
}

/** The occurrences that follow the planned one. */
function upcoming(plannedAt: string, rule: string): string[] {
  const found: string[] = [];
  let after: string | null = plannedAt;
  while (after !== null && found.length < PREVIEWED) {
    after = nextOccurrence(plannedAt, rule, after);
    if (after !== null) found.push(after);
  }
  return found;
}

/** Whether and when the test repeats, with the dates that follow. */
export function RecurrenceField() {
  const { t } = useContinuityTranslation();
  const { field } = useController<PlanForm, 'rrule'>({ name: 'rrule' });
  const plannedAt = useWatch<PlanForm, 'plannedAt'>({ name: 'plannedAt' });
  const [choice, setChoice] = useState(() => choiceOf(field.value));
  const rule = field.value;
  const expected = rule === null ? undefined : expectedOfRule(rule, t);
  const dates =
    rule !== null && expected === undefined && plannedAt !== ''
      ? upcoming(plannedAt, rule)
      : undefined;

  const onChoose = (next: Choice) => {
    setChoice(next);
    if (next !== 'custom') field.onChange(rules[next]);
    else if (rule === null) field.onChange(rules.halfYearly);
  };

  return (
    <Flex direction="column" gap="2">
      <Select
        label={t('testing.schedule.repeat')}
        options={choices.map(id => ({
          id,
          label: t(`testing.schedule.repeats.${id}`),
        }))}
        value={choice}
        onChange={key => onChoose(key as Choice)}
      />
      {choice === 'custom' && (
        <TextField
          label={t('testing.schedule.rule')}
          description={expected ?? t('testing.schedule.ruleHint')}
          isInvalid={expected !== undefined}
          value={rule ?? ''}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
      {dates && (
        <Text as="p" variant="body-small" color="secondary" role="status">
          {dates.length > 0
            ? t('testing.schedule.upcoming', {
                dates: dates.map(formatDay).join(', '),
              })
            : t('testing.schedule.upcomingNone')}
        </Text>
      )}
    </Flex>
  );
}
