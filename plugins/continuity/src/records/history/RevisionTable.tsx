import { Link } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import styles from '../records.module.css';
import historyStyles from './history.module.css';
import { useRecordLink } from '../useRecordLink';
import { RecordStateBadge } from '../words';

/** All revisions, newest first. */
export function RevisionTable({ record }: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const revisions = [...record.revisions].sort(
    (a, b) => b.revision - a.revision,
  );
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${historyStyles.revisions}`}>
        <thead>
          <tr>
            <th scope="col">{t('records.column.revision')}</th>
            <th scope="col">{t('records.column.state')}</th>
            <th scope="col">{t('records.history.author')}</th>
            <th scope="col">{t('records.history.updated')}</th>
            <th scope="col">{t('records.history.decided')}</th>
            <th scope="col">{t('records.history.note')}</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map(revision => {
            const number = String(revision.revision);
            const href = links.record(record.id, 'read', revision.revision);
            return (
              <tr key={revision.revision}>
                <th scope="row">
                  {href ? <Link href={href}>{number}</Link> : number}
                </th>
                <td>
                  <RecordStateBadge state={revision.state} />
                </td>
                <td>
                  <EntityLink entityRef={revision.author} />
                </td>
                <td>
                  <DateText value={revision.updatedAt} />
                </td>
                <td>
                  {revision.decidedAt === null ? (
                    '–'
                  ) : (
                    <DateText value={revision.decidedAt} />
                  )}
                </td>
                <td>{revision.note ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
