import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import readStyles from './read.module.css';

/** Any JSON, leaf by leaf, for what no description says how to show. */
export function PlainValue(props: { value: JsonValue }) {
  const { t } = useContinuityTranslation();
  const { value } = props;
  if (value === null || value === '') {
    return <span className={readStyles.blank}>{t('records.read.blank')}</span>;
  }
  if (typeof value === 'boolean') {
    return <>{t(value ? 'records.value.yes' : 'records.value.no')}</>;
  }
  if (typeof value !== 'object') return <>{String(value)}</>;
  const entries = Array.isArray(value)
    ? value.map((item, index): [string, JsonValue] => [String(index + 1), item])
    : Object.entries(value);
  if (entries.length === 0) {
    return <span className={readStyles.blank}>{t('records.read.blank')}</span>;
  }
  return (
    <dl className={styles.leaves}>
      {entries.map(([key, part]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <PlainValue value={part} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
