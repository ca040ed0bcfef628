import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import { ButtonIcon, Flex } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import { useWatch } from 'react-hook-form';
import { useContinuityTranslation } from '../../../components';
import { fieldPlace, type Place } from '../../place';
import styles from '../../records.module.css';
import editStyles from '../edit.module.css';
import { itemTitle } from '../../words/itemTitle';
import { RecordFieldInput } from './RecordFieldInput';

/** One thing of a list, with what can be done with it as a whole. */
export function ListItem(props: {
  list: RecordField;
  place: Place;
  itemName: string;
  index: number;
  count: number;
  isDisabled: boolean;
  folds: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { list, place, itemName, index, isDisabled, folds, isOpen } = props;
  const item = useWatch({ name: place.index });
  const title = itemTitle(itemName, index, item, list);
  const number = { item: itemTitle(itemName, index, null, list) };
  return (
    <li className={styles.formItem}>
      <Flex justify="between" align="center" gap="2">
        {folds ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            onClick={props.onToggle}
          >
            {isOpen ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
            {title}
          </button>
        ) : (
          <span className={editStyles.itemTitle}>{number.item}</span>
        )}
        {!isDisabled && (
          <Flex gap="1">
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={t('records.edit.moveUp', number)}
              icon={<RiArrowUpLine />}
              isDisabled={index === 0}
              onPress={() => props.onMove(index - 1)}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={t('records.edit.moveDown', number)}
              icon={<RiArrowDownLine />}
              isDisabled={index === props.count - 1}
              onPress={() => props.onMove(index + 1)}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={t('records.edit.remove', number)}
              icon={<RiDeleteBinLine />}
              onPress={props.onRemove}
            />
          </Flex>
        )}
      </Flex>
      {isOpen && (
        <div className={styles.formFields}>
          {(list.items ?? []).map(field => (
            <RecordFieldInput
              key={field.path}
              field={field}
              place={fieldPlace(place, field.path)}
              isDisabled={isDisabled}
            />
          ))}
        </div>
      )}
    </li>
  );
}
