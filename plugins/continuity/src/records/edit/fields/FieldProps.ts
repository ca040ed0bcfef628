import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import type { FieldChoice } from '../../words';

/** One field of the form, as the component of its kind is given it. */
export interface FieldProps {
  field: RecordField;
  /** Place in the draft, by which the form knows it. */
  path: string;
  label: string;
  /** What is wrong, else a short help. */
  description: string | undefined;
  isInvalid: boolean;
  isDisabled: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  choices: FieldChoice[];
  /** Of amounts. */
  currency: string;
}
