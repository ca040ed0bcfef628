import {
  formatDuration,
  type ReviewChange,
} from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { useContinuityTranslation, type Translate } from '../components';
import styles from './entity.module.css';

const SPANS = ['rto', 'rpo', 'mtpd', 'wrt', 'recoveryTime'];

function fieldName(field: string, t: Translate): string {
  switch (field) {
    case 'rto':
    case 'rpo':
    case 'mtpd':
      return t(`common.objective.${field}`);
    case 'tier':
    case 'owner':
    case 'functions':
    case 'dependencies':
    case 'wrt':
    case 'recoveryTime':
    case 'location':
    case 'supports':
      return t(`entity.field.${field}`);
    default:
      return field;
  }
}

/** A value of the change log as people read it. */
function valueText(field: string, value: unknown, t: Translate): string {
  if (value === null || value === undefined) return t('entity.none');
  if (typeof value === 'number' && SPANS.includes(field)) {
    return formatDuration(value);
  }
  if (Array.isArray(value)) {
    return (
      value.map(item => valueText('', item, t)).join(', ') || t('entity.none')
    );
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What differs from what the last review vouched for. */
export function ReviewChanges(props: { changes: ReviewChange[] | null }) {
  const { t } = useContinuityTranslation();
  if (!props.changes?.length) {
    return <Text as="p">{t('entity.confirm.noChanges')}</Text>;
  }
  return (
    <ul className={styles.changes}>
      {props.changes.map(change => (
        <li key={change.field}>
          {t('entity.confirm.change', {
            field: fieldName(change.field, t),
            before: valueText(change.field, change.before, t),
            after: valueText(change.field, change.after, t),
          })}
        </li>
      ))}
    </ul>
  );
}
