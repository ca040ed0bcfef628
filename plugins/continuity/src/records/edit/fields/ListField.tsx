import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useContinuityTranslation } from '../../../components';
import { itemPlace, valueAt, type Place } from '../../place';
import styles from '../../records.module.css';
import { useTypeWords } from '../../words';
import { useDraft } from '../form/DraftContext';
import { newItem } from '../form/newItem';
import { useFieldMessage } from '../form/useFieldMessage';
import { ListItem } from './ListItem';

/** Items with more fields than this are folded, so that a list can be looked over. */
const MOST_UNFOLDED = 4;

/** Things of one kind: added, changed, moved and removed. */
export function ListField(props: {
  field: RecordField;
  place: Place;
  label: string;
  isDisabled: boolean;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type, target } = useDraft();
  const { field, place, label, isDisabled } = props;
  const path = place.index;
  const { control, getValues } = useFormContext();
  // Items have ids of their own, which the form's must not stand in for.
  const { fields, append, remove, move } = useFieldArray({
    control,
    name: path,
    keyName: 'formKey',
  });
  const message = useFieldMessage(path);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const itemName = words.item(type, place.form, field);
  const folds = (field.items?.length ?? 0) > MOST_UNFOLDED;

  // A link that leads into an item unfolds it.
  useEffect(() => {
    if (!target?.startsWith(`${path}.`)) return;
    const [index] = target.slice(path.length + 1).split('.');
    const id = valueAt(getValues(), `${path}.${index}.id`);
    if (typeof id === 'string') {
      setOpened(current => (current.includes(id) ? current : [...current, id]));
    }
  }, [target, path, getValues]);

  const add = () => {
    const item = newItem(type, getValues(), path);
    append(item, { shouldFocus: false });
    setOpened(current => [...current, item.id]);
  };

  return (
    <Flex direction="column" gap="2" align="start">
      <p className={styles.groupLabel}>{label}</p>
      {fields.length === 0 && (
        <Text as="p" color="secondary">
          {t('records.edit.noItems')}
        </Text>
      )}
      <ol className={styles.formItems}>
        {fields.map((item, index) => {
          const at = itemPlace(place, index, item);
          const id = String(valueAt(item, 'id'));
          const isOpen = !folds || opened.includes(id);
          return (
            <ListItem
              key={item.formKey}
              list={field}
              place={at}
              itemName={itemName}
              index={index}
              count={fields.length}
              isDisabled={isDisabled}
              folds={folds}
              isOpen={isOpen}
              onToggle={() =>
                setOpened(current =>
                  isOpen ? current.filter(one => one !== id) : [...current, id],
                )
              }
              onMove={to => move(index, to)}
              onRemove={() => remove(index)}
            />
          );
        })}
      </ol>
      {message && (
        <Text as="p" variant="body-small" color="danger" role="alert">
          {message}
        </Text>
      )}
      {!isDisabled && (
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={add}
        >
          {t('records.edit.add', { item: itemName })}
        </Button>
      )}
    </Flex>
  );
}
