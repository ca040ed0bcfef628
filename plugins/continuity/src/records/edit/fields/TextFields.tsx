import { DatePicker, TextAreaField, TextField } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { useState } from 'react';
import { useContinuityTranslation } from '../../../components';
import type { FieldProps } from './FieldProps';
import { textForms } from './parsing';

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** What all fields share that BUI shows the same way. */
function shared(props: FieldProps) {
  const { label, description, isInvalid, isDisabled, onBlur, field } = props;
  return {
    label,
    description,
    isInvalid,
    isDisabled,
    isRequired: field.required,
    onBlur,
  };
}

export function LineField(props: FieldProps) {
  return (
    <TextField
      {...shared(props)}
      value={text(props.value)}
      onChange={props.onChange}
    />
  );
}

export function ParagraphsField(props: FieldProps) {
  const value = text(props.value);
  return (
    <TextAreaField
      {...shared(props)}
      // Long enough for what is there, not for all there might be.
      rows={Math.min(12, Math.max(3, Math.ceil(value.length / 90) + 1))}
      value={value}
      onChange={props.onChange}
    />
  );
}

/** A figure or address that people write as text. */
export function ParsedField(
  props: FieldProps & { kind: keyof typeof textForms },
) {
  const { t } = useContinuityTranslation();
  const { kind, value, onChange, onBlur } = props;
  const { read, write } = textForms[kind];
  // What is being typed is not rewritten under the fingers.
  const [typed, setTyped] = useState<string>();
  const base = shared(props);
  return (
    <TextField
      {...base}
      description={
        base.description ??
        (kind === 'duration' ? t('records.edit.seconds') : undefined)
      }
      secondaryLabel={kind === 'amount' ? props.currency : undefined}
      type={kind === 'url' ? 'url' : 'text'}
      placeholder={kind === 'url' ? 'https://' : undefined}
      value={typed ?? write(value)}
      onChange={next => {
        setTyped(next);
        onChange(read(next));
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur();
      }}
    />
  );
}

export function DayField(props: FieldProps) {
  const value = text(props.value);
  return (
    <DatePicker
      {...shared(props)}
      granularity="day"
      value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : null}
      onChange={day => props.onChange(day === null ? null : day.toString())}
    />
  );
}
