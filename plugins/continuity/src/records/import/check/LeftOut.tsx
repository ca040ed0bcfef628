import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import {
  useContinuityQuery,
  useContinuityTranslation,
} from '../../../components';
import styles from '../import.module.css';

const SHOWN = 10;

/** Which subjects are not imported, and the rows that say why. */
export function LeftOut(props: { job: RecordImport; count: number }) {
  const { t } = useContinuityTranslation();
  const { data } = useContinuityQuery('listRecordImportSubjects', {
    params: { id: props.job.id },
    query: { outcome: ['rejected'], limit: SHOWN },
  });
  const items = data?.items ?? [];
  const more = props.count - items.length;
  return (
    <ul className={styles.bullets}>
      {items.map(({ title, rows }) => (
        <li key={`${title} ${rows[0]}`}>
          {title}{' '}
          <span className={styles.inlineSecondary}>
            {rows.length === 1
              ? t('recordImport.apply.row', { row: rows[0] })
              : t('recordImport.apply.rows', { rows: rows.join(', ') })}
          </span>
        </li>
      ))}
      {data && more > 0 && (
        <li>{t('recordImport.apply.more', { count: more })}</li>
      )}
    </ul>
  );
}
