import {
  mappingProblems,
  type RecordImport,
} from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, Flex } from '@backstage/ui';
import {
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
} from '../../../components';
import { InterruptedAlert } from '../check/InterruptedAlert';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';
import { ColumnRow } from './ColumnRow';
import { missingTargets, samplesOf } from './places';
import { ReadingOptions } from './ReadingOptions';
import { SheetChoice } from './SheetChoice';
import { useMapping } from './useMapping';
import { useTargetWords } from './useTargetWords';

/** Says what the columns of the file mean, and has the rows checked. */
export function ColumnsStep(props: {
  job: RecordImport;
  file: File | null;
  onUploaded: (job: RecordImport, file: File) => void;
}) {
  const { t } = useContinuityTranslation();
  const { job } = props;
  const words = useTargetWords(job.type);
  const { change } = useImportPage();
  const state = useMapping(job);
  const { mapping } = state;
  const put = useContinuityMutation('putRecordImportMapping');
  const problems = mappingProblems(mapping, job.targets, job.headers);
  const missing = missingTargets(job.targets, mapping).filter(
    ({ target }) => target !== 'subject',
  );
  const columns = job.headers.flatMap((header, column) =>
    header !== '' || samplesOf(job, column).length > 0 ? [column] : [],
  );
  const problemsOf = (column: number) =>
    problems.filter(
      ({ index }) =>
        index !== null && mapping.columns[index]?.column === column,
    );
  const check = () =>
    put.mutate(
      { params: { id: job.id }, body: mapping },
      {
        onSuccess: () => {
          state.settled();
          change({ step: [], outcome: [] });
        },
      },
    );

  return (
    <>
      {job.interrupted && (
        <InterruptedAlert
          body={t('recordImport.check.interruptedCheck')}
          isPending={put.isPending}
          onGoOn={check}
        />
      )}
      <SheetChoice job={job} file={props.file} onUploaded={props.onUploaded} />
      <p className={styles.prose}>
        {t(`recordImport.columns.from.${job.mappingFrom}`)}{' '}
        {t('recordImport.columns.mapped', {
          mapped: mapping.columns.length,
          total: columns.length,
        })}
        .
      </p>
      <ReadingOptions job={job} state={state} />
      <ul
        className={styles.columns}
        aria-label={t('recordImport.columns.list')}
      >
        {columns.map(column => (
          <ColumnRow
            key={column}
            job={job}
            column={column}
            state={state}
            problems={problemsOf(column)}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <Alert
          status="info"
          icon
          title={t('recordImport.columns.notInSheet')}
          description={t('recordImport.columns.notInSheetBody', {
            fields: missing.map(target => words.label(target)).join(', '),
          })}
        />
      )}
      <div role="status">
        {problems.length > 0 && (
          <Alert
            status="warning"
            icon
            title={t('recordImport.columns.problems', {
              count: problems.length,
            })}
            description={
              problems.some(({ what }) => what === 'no-subject')
                ? t('recordImport.columns.problem.no-subject')
                : undefined
            }
          />
        )}
      </div>
      {put.error && (
        <Alert
          status="danger"
          icon
          title={t('recordImport.columns.refused')}
          description={refusalOf(put.error).message}
        />
      )}
      <Flex gap="3" align="center">
        <Button
          variant="primary"
          isDisabled={problems.length > 0}
          isPending={put.isPending}
          onPress={check}
        >
          {t('recordImport.columns.check', { count: job.rowCount })}
        </Button>
      </Flex>
    </>
  );
}
