import { DatePicker } from '@backstage/ui';
import { parseAbsolute } from '@internationalized/date';
import { useController, type FieldPathByValue } from 'react-hook-form';
import type { OutcomeForm } from './outcomeForm';

/** An instant in UTC, to the minute, that may stay unknown. */
export function InstantField(props: {
  name: FieldPathByValue<OutcomeForm, string | null>;
  label: string;
  description?: string;
}) {
  const { field, fieldState } = useController<OutcomeForm>({
    name: props.name,
  });
  const value = field.value as string | null;
  return (
    <DatePicker
      label={props.label}
      description={fieldState.error?.message ?? props.description}
      isInvalid={fieldState.invalid}
      granularity="minute"
      hourCycle={24}
      value={value === null ? null : parseAbsolute(value, 'UTC')}
      placeholderValue={parseAbsolute(new Date().toISOString(), 'UTC').set({
        hour: 9,
        minute: 0,
        second: 0,
        millisecond: 0,
      })}
      onChange={next =>
        field.onChange(
          next && 'timeZone' in next ? next.toDate().toISOString() : null,
        )
      }
      onBlur={field.onBlur}
    />
  );
}
