import {
  recordImportOutcomes,
  type RecordImport,
  type RecordImportOutcome,
  type RecordImportSubject,
} from '@backstage-continuity/plugin-continuity-common';
import { Select, Table } from '@backstage/ui';
import {
  DownloadCsvButton,
  EmptyState,
  QueryError,
  useContinuityTranslation,
  useListTable,
} from '../../../components';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';
import { useUrlQuery } from '../../../components';
import { useSubjectColumns } from './useSubjectColumns';

const ANY = 'any';

/** What an import makes of each subject. */
export function SubjectTable(props: {
  job: RecordImport;
  title: string;
  /** Only these; the reader cannot ask for others. */
  outcomes?: RecordImportOutcome[];
  isFiltered?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { job, title, outcomes, isFiltered } = props;
  const { params } = useUrlQuery();
  const { change } = useImportPage();
  const columns = useSubjectColumns(job);
  const wanted = recordImportOutcomes.find(
    outcome => isFiltered && outcome === params.get('outcome'),
  );
  const asked = wanted ? [wanted] : outcomes;
  const { result, csvInput, tableProps } = useListTable(
    'listRecordImportSubjects',
    {
      params: { id: job.id },
      query: asked ? { outcome: asked } : {},
      id: ({ subjectRef, rows }: RecordImportSubject) =>
        `${subjectRef} ${rows[0]}`,
      prefix: 'subjects-',
      pageSize: 25,
    },
  );
  return (
    <section className={styles.stack} aria-labelledby="import-subjects">
      <h4 id="import-subjects" className={styles.subheading}>
        {title}
      </h4>
      <div className={styles.tools}>
        {isFiltered && (
          <Select
            size="small"
            label={t('recordImport.preview.show')}
            options={[
              { id: ANY, label: t('recordImport.preview.any') },
              ...recordImportOutcomes.map(id => ({
                id,
                label: t(`recordImport.check.${id}`),
              })),
            ]}
            value={wanted ?? ANY}
            onChange={key =>
              change({ outcome: key === ANY ? [] : String(key) })
            }
          />
        )}
        <div className={styles.toolEnd}>
          <DownloadCsvButton
            operation="listRecordImportSubjects"
            input={csvInput}
            fileName={`${job.fileName.replace(/\.[^.]*$/, '')}-subjects`}
          />
        </div>
      </div>
      {result.error && result.data === undefined ? (
        <QueryError
          operation="listRecordImportSubjects"
          error={result.error}
          onRetry={() => result.refetch()}
        />
      ) : (
        <Table
          columnConfig={columns}
          {...tableProps}
          emptyState={
            <EmptyState
              title={t('recordImport.preview.none')}
              description={t('recordImport.preview.noneBody')}
            />
          }
        />
      )}
    </section>
  );
}
