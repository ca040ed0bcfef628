import { get, useFormState, type FieldError } from 'react-hook-form';
import { useContinuityTranslation } from '../../../components';
import { useDraft } from './DraftContext';

/**
 * What is wrong with, or missing in, the field at a path of the draft;
 * undefined: nothing. For editors of the kind `custom`, too.
 */
export function useFieldMessage(path: string): string | undefined {
  const { t } = useContinuityTranslation();
  const { errors } = useFormState({ name: path });
  const { missing } = useDraft();
  const error = get(errors, path) as FieldError | undefined;
  if (error?.message) return error.message;
  const absent = missing.find(item => item.path === path);
  return absent && (absent.expected || t('records.edit.required2'));
}
