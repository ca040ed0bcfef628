import { DatePicker, Flex, Switch, Text } from '@backstage/ui';
import { parseAbsolute, parseDate, toZoned } from '@internationalized/date';
import { useController } from 'react-hook-form';
import { useContinuityTranslation } from '../../components';
import type { PlanForm } from './planForm';

/** Where a day becomes a time: people test in the morning. */
const USUAL_HOUR = 9;

/** The planned day, or day and time in UTC. */
export function PlannedAtField() {
  const { t } = useContinuityTranslation();
  const { field, fieldState } = useController<PlanForm, 'plannedAt'>({
    name: 'plannedAt',
  });
  const { value } = field;
  const isInstant = value.includes('T');
  const day = value === '' ? null : parseDate(value.slice(0, 10));
  return (
    <Flex direction="column" gap="2">
      <DatePicker
        label={t(
          isInstant ? 'testing.schedule.instant' : 'testing.schedule.day',
        )}
        description={fieldState.error?.message}
        isRequired
        isInvalid={fieldState.invalid}
        granularity={isInstant ? 'minute' : 'day'}
        hourCycle={24}
        value={isInstant ? parseAbsolute(value, 'UTC') : day}
        onChange={next => {
          if (next === null) field.onChange('');
          else if ('timeZone' in next) {
            field.onChange(next.toDate().toISOString());
          } else field.onChange(next.toString().slice(0, 10));
        }}
        onBlur={field.onBlur}
      />
      <Switch
        label={t('testing.schedule.withTime')}
        isSelected={isInstant}
        isDisabled={day === null}
        onChange={withTime =>
          day &&
          field.onChange(
            withTime
              ? toZoned(day, 'UTC')
                  .set({ hour: USUAL_HOUR })
                  .toDate()
                  .toISOString()
              : day.toString(),
          )
        }
      />
      {!isInstant && (
        <Text as="p" variant="body-small" color="secondary">
          {t('testing.schedule.dayHint')}
        </Text>
      )}
    </Flex>
  );
}
