import type {
  JsonValue,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../components';
import { valueAt } from '../place';
import { fieldAt } from '../types';
import { itemTitle } from './itemTitle';
import { useTypeWords } from './useTypeWords';

/** The item that a path of ids leads into, in the outermost list it goes through. */
function outermostItem(content: JsonValue, path: string) {
  const steps = path.split('.');
  for (let length = 1; length < steps.length; length++) {
    const list = valueAt(content, steps.slice(0, length).join('.'));
    if (Array.isArray(list)) {
      const index = list.findIndex(
        item => valueAt(item, 'id') === steps[length],
      );
      return index === -1
        ? undefined
        : { list: steps.slice(0, length).join('.'), index, item: list[index] };
    }
  }
  return undefined;
}

/** What people call what lies at a path, items of lists by their id. */
export function usePathLabel(type: RecordType, content: JsonValue) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  return (path: string): string => {
    const order = path.endsWith('.$order');
    const plain = order ? path.slice(0, -'.$order'.length) : path;
    const place = fieldAt(type, plain);
    if (!place) return plain;
    const own = words.label(type, place.form, place.field);
    const item = outermostItem(content, plain);
    const list = item && fieldAt(type, item.list);
    const parts = [
      item && list && list.field.items
        ? itemTitle(
            words.item(type, list.form, list.field),
            item.index,
            item.item,
            list.field,
          )
        : '',
      own,
      order ? t('records.merge.order') : '',
    ];
    return parts.filter(Boolean).join(' › ');
  };
}
