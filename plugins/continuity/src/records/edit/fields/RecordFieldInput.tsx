import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Hint, useContinuityTranslation } from '../../../components';
import { isHidden, valueAt, type Place } from '../../place';
import { HiddenValue } from '../../read/HiddenValue';
import styles from '../../records.module.css';
import editStyles from '../edit.module.css';
import { useTypeWords } from '../../words';
import { useDraft } from '../form/DraftContext';
import { fieldId } from '../form/fieldId';
import { useFieldMessage } from '../form/useFieldMessage';
import {
  ChoiceField,
  ChoicesField,
  RefField,
  RefsField,
  ToggleField,
} from './ChoiceFields';
import { CustomField } from './CustomField';
import type { FieldProps } from './FieldProps';
import { ListField } from './ListField';
import {
  DayField,
  LineField,
  ParagraphsField,
  ParsedField,
} from './TextFields';

/** Help of up to this length stands below its field, longer help in a tooltip. */
const SHORT_HELP = 160;

function Input(props: FieldProps) {
  const { kind } = props.field;
  switch (kind) {
    case 'long-text':
      return <ParagraphsField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'choices':
      return <ChoicesField {...props} />;
    case 'toggle':
      return <ToggleField {...props} />;
    case 'number':
    case 'amount':
    case 'duration':
    case 'url':
      return <ParsedField {...props} kind={kind} />;
    case 'date':
      return <DayField {...props} />;
    case 'entity':
    case 'person':
      return <RefField {...props} />;
    case 'entities':
    case 'people':
      return <RefsField {...props} />;
    default:
      return <LineField {...props} />;
  }
}

function PlainField(props: {
  field: RecordField;
  place: Place;
  label: string;
  help: string | undefined;
  isDisabled: boolean;
}) {
  const words = useTypeWords();
  const { type, policy } = useDraft();
  const { field, place, help } = props;
  const path = place.index;
  const { field: control } = useController({ name: path });
  const message = useFieldMessage(path);
  return (
    <Input
      field={field}
      path={path}
      label={props.label}
      description={message ?? help}
      isInvalid={message !== undefined}
      isDisabled={props.isDisabled}
      value={control.value}
      onChange={control.onChange}
      onBlur={control.onBlur}
      choices={words.choices(type, place.form, field, policy)}
      currency={policy.currency}
    />
  );
}

interface InputProps {
  field: RecordField;
  place: Place;
  isDisabled: boolean;
}

/** A field that is asked for only where others beside it say so. */
function ConditionalInput(
  props: InputProps & { applies: (item: unknown) => boolean },
) {
  const { field, place, applies } = props;
  const { control } = useFormContext();
  const content = useWatch({ control });
  const around = place.index.slice(0, -(field.path.length + 1));
  const item = around === '' ? content : valueAt(content, around);
  return applies(item) ? <AnyInput {...props} /> : null;
}

/** One field of the form, whatever its kind. */
export function RecordFieldInput(props: InputProps) {
  const { ui } = useDraft();
  const applies = ui.applies?.[props.place.form];
  return applies ? (
    <ConditionalInput {...props} applies={applies} />
  ) : (
    <AnyInput {...props} />
  );
}

function AnyInput(props: InputProps) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type, ui, redacted } = useDraft();
  const { field, place, isDisabled } = props;
  const label = words.label(type, place.form, field);
  const help = words.help(type, place.form, field);
  const isLong = help !== undefined && help.length > SHORT_HELP;
  const rest = { field, place, label, isDisabled };
  const content = () => {
    if (isHidden(place, redacted)) {
      return (
        <>
          <p className={styles.groupLabel}>{label}</p>
          <HiddenValue />
        </>
      );
    }
    if (field.kind === 'custom' || ui.editors[place.form]) {
      return <CustomField {...rest} form={place.form} path={place.index} />;
    }
    if (field.kind === 'list') return <ListField {...rest} />;
    return <PlainField {...rest} help={isLong ? undefined : help} />;
  };
  const isBlock = field.kind === 'custom' || field.kind === 'list';
  return (
    <div id={fieldId(place.index)} className={editStyles.field}>
      {isBlock && help && !isLong && <p className={styles.secondary}>{help}</p>}
      {content()}
      {isLong && (
        <span className={editStyles.help}>
          <Hint hint={help}>{t('records.edit.help')}</Hint>
        </span>
      )}
    </div>
  );
}
