import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { useFormContext, useWatch } from 'react-hook-form';
import { useContinuityTranslation } from '../../../components';
import { PlainValue } from '../../read/PlainValue';
import { valueAt } from '../../place';
import styles from '../../records.module.css';
import editStyles from '../edit.module.css';
import { useDraft } from '../form/DraftContext';
import { useFieldMessage } from '../form/useFieldMessage';

/** A field that the type of record draws itself. */
export function CustomField(props: {
  field: RecordField;
  /** Place in the form, without indexes. */
  form: string;
  path: string;
  label: string;
  isDisabled: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { form, path, label, isDisabled } = props;
  const { type, ui, policy, subjectRef, redacted } = useDraft();
  const { control, setValue } = useFormContext();
  const content = useWatch({ control });
  const message = useFieldMessage(path);
  const value = valueAt(content, path);
  const Editor = ui.editors[form];
  return (
    <div className={editStyles.custom} role="group" aria-label={label}>
      {Editor ? (
        <Editor
          type={type.name}
          path={path}
          content={content}
          value={value}
          onChange={next =>
            setValue(path, next, { shouldDirty: true, shouldValidate: true })
          }
          isDisabled={isDisabled}
          policy={policy}
          subjectRef={subjectRef}
          redacted={redacted}
        />
      ) : (
        <>
          <p className={styles.groupLabel}>{label}</p>
          <PlainValue value={value} />
          <Text as="p" variant="body-small" color="secondary">
            {t('records.edit.noEditor')}
          </Text>
        </>
      )}
      {message && (
        <Text as="p" variant="body-small" color="danger" role="alert">
          {message}
        </Text>
      )}
    </div>
  );
}
