import {
  Checkbox,
  CheckboxGroup,
  Flex,
  Select,
  Switch,
  Tag,
  TagGroup,
  Text,
} from '@backstage/ui';
import { useContinuityTranslation } from '../../../components';
import {
  CatalogSelect,
  CatalogSelectOne,
  useEntityTitles,
} from '../../../pickers';
import type { FieldProps } from './FieldProps';

const NONE = '$none';
/** More than these are found faster in a list than among boxes. */
const MOST_BOXES = 8;

const PEOPLE = ['User', 'Group'];
const THINGS = ['Component', 'Resource', 'API', 'System', 'Domain'];

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function shared(props: FieldProps) {
  const { label, description, isInvalid, isDisabled, field } = props;
  return {
    label,
    description,
    isInvalid,
    isDisabled,
    isRequired: field.required,
  };
}

export function ChoiceField(props: FieldProps) {
  const { t } = useContinuityTranslation();
  const { value, choices, onChange } = props;
  const unknown =
    typeof value === 'string' && !choices.some(one => one.value === value);
  return (
    <Select
      {...shared(props)}
      options={[
        { id: NONE, label: t('records.edit.none') },
        // What the policy has taken away meanwhile is still said.
        ...(unknown ? [{ id: value, label: value }] : []),
        ...choices.map(one => ({ id: one.value, label: one.label })),
      ]}
      value={typeof value === 'string' ? value : NONE}
      onChange={key => onChange(key === NONE ? null : String(key))}
    />
  );
}

export function ChoicesField(props: FieldProps) {
  const { t } = useContinuityTranslation();
  const { choices, onChange } = props;
  const value = texts(props.value);
  const all = [
    ...choices,
    ...value
      .filter(one => !choices.some(choice => choice.value === one))
      .map(one => ({ value: one, label: one })),
  ];
  if (all.length === 0 || all.length > MOST_BOXES) {
    return (
      <Select
        {...shared(props)}
        placeholder={t('records.edit.none')}
        selectionMode="multiple"
        options={all.map(one => ({ id: one.value, label: one.label }))}
        value={value}
        onChange={keys => onChange(keys.map(String))}
      />
    );
  }
  return (
    <CheckboxGroup {...shared(props)} value={value} onChange={onChange}>
      {all.map(one => (
        <Checkbox key={one.value} value={one.value}>
          {one.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

export function ToggleField(props: FieldProps) {
  const { label, description, isDisabled, value, onChange } = props;
  return (
    <Flex direction="column" gap="1">
      <Switch
        label={label}
        isDisabled={isDisabled}
        isSelected={value === true}
        onChange={onChange}
      />
      {description && (
        <Text as="p" variant="body-small" color="secondary">
          {description}
        </Text>
      )}
    </Flex>
  );
}

/** A user or group, or an entity. */
export function RefField(props: FieldProps) {
  const { t } = useContinuityTranslation();
  const { field, value, onChange } = props;
  return (
    <CatalogSelectOne
      {...shared(props)}
      kinds={field.kind === 'person' ? PEOPLE : THINGS}
      noneLabel={t('records.edit.none')}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={onChange}
    />
  );
}

/** Users and groups, or entities. */
export function RefsField(props: FieldProps) {
  const { t } = useContinuityTranslation();
  const { field, label, isDisabled, onChange } = props;
  const value = texts(props.value);
  const titleOf = useEntityTitles(value);
  return (
    <Flex direction="column" gap="2">
      <CatalogSelect
        {...shared(props)}
        placeholder={t('records.edit.none')}
        kinds={field.kind === 'people' ? PEOPLE : THINGS}
        value={value}
        onChange={onChange}
      />
      {value.length > 0 && (
        <TagGroup
          aria-label={label}
          onRemove={
            isDisabled
              ? undefined
              : keys => onChange(value.filter(ref => !keys.has(ref)))
          }
        >
          {value.map(ref => (
            <Tag key={ref} id={ref} textValue={titleOf(ref)} size="small">
              {titleOf(ref)}
            </Tag>
          ))}
        </TagGroup>
      )}
    </Flex>
  );
}
