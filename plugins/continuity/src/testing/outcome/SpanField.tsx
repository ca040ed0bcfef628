import {
  formatDuration,
  parseDuration,
} from '@backstage-continuity/plugin-continuity-common';
import { TextField } from '@backstage/ui';
import { useState } from 'react';
import { compactSpan, useContinuityTranslation } from '../../components';

/**
 * A span that people know better than an instant. What it says is kept as the
 * instant that many seconds from another, so that both always agree.
 */
export function SpanField(props: {
  label: string;
  hint: string;
  /** Whole seconds; null: not known. */
  seconds: number | null;
  onChange: (seconds: number | null) => void;
  /** Why nothing can be said yet. */
  disabledHint?: string;
  error?: string;
}) {
  const { t } = useContinuityTranslation();
  const { seconds, onChange } = props;
  const [draft, setDraft] = useState<string>();
  const shown = seconds === null ? '' : formatDuration(seconds);
  const parsed =
    draft === undefined || draft.trim() === ''
      ? undefined
      : parseDuration(compactSpan(draft));
  const mistaken = parsed !== undefined && !parsed.ok;
  const problem = mistaken ? t('testing.record.span') : props.error;

  const onType = (text: string) => {
    setDraft(text);
    if (text.trim() === '') return onChange(null);
    const read = parseDuration(compactSpan(text));
    return read.ok && onChange(read.seconds);
  };

  return (
    <TextField
      label={props.label}
      description={problem ?? props.disabledHint ?? props.hint}
      isInvalid={problem !== undefined}
      isDisabled={props.disabledHint !== undefined}
      value={draft ?? shown}
      onChange={onType}
      onBlur={() => !mistaken && setDraft(undefined)}
    />
  );
}
