import { useContinuityTranslation } from '../../../../components';
import { ListField } from '../../../edit/fields/ListField';
import { useDraft } from '../../../edit/form/DraftContext';
import { fieldPlace, rootPlace } from '../../../place';
import { useTypeWords } from '../../../words';
import { fieldAt } from '../../fieldAt';
import type { CustomFieldProps } from '../../registry';
import { ScenariosLeft } from './ScenariosLeft';

/** The risks, and above them what of the catalogue nobody has thought of yet. */
export function RisksEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { type } = useDraft();
  const words = useTypeWords();
  const place = fieldPlace(rootPlace, props.path);
  const found = fieldAt(type, props.path);
  return (
    <>
      {!props.isDisabled && <ScenariosLeft {...props} />}
      {found && (
        <ListField
          field={found.field}
          place={place}
          label={words.label(type, place.form, found.field) || t('risks.title')}
          isDisabled={props.isDisabled}
        />
      )}
    </>
  );
}
