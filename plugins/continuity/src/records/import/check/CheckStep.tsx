import type {
  RecordImport,
  RecordImportReport,
} from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink } from '@backstage/ui';
import { Figures, useContinuityTranslation } from '../../../components';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';
import { ApplyPanel } from './ApplyPanel';
import { FailedAlert } from './FailedAlert';
import { ImportProgress } from './ImportProgress';
import { MistakeTable } from './MistakeTable';
import { SubjectTable } from './SubjectTable';

const COUNTS = [
  'rows',
  'create',
  'change',
  'unchanged',
  'rejected',
  'mistakes',
] as const;

function Counts(props: { report: RecordImportReport }) {
  const { t } = useContinuityTranslation();
  return (
    <Figures
      items={COUNTS.map(count => ({
        label: t(`recordImport.check.${count}`),
        value: props.report[count].toLocaleString(),
      }))}
    />
  );
}

function Report(props: { job: RecordImport; report: RecordImportReport }) {
  const { t } = useContinuityTranslation();
  const { hrefOfColumns } = useImportPage();
  const { job, report } = props;
  return (
    <>
      <Counts report={report} />
      <ApplyPanel job={job} report={report} />
      {report.mistakes > 0 && <MistakeTable job={job} report={report} />}
      <SubjectTable
        job={job}
        title={t('recordImport.preview.title')}
        isFiltered
      />
      <div>
        <ButtonLink variant="secondary" href={hrefOfColumns}>
          {t('recordImport.check.back')}
        </ButtonLink>
      </div>
    </>
  );
}

/** What an import would do, as soon as all rows are checked. */
export function CheckStep(props: { job: RecordImport; isLost: boolean }) {
  const { t } = useContinuityTranslation();
  const { job, isLost } = props;
  if (job.state === 'checking') {
    return (
      <ImportProgress
        job={job}
        label={t('recordImport.check.running')}
        body={t('recordImport.check.runningBody')}
        isLost={isLost}
      />
    );
  }
  return (
    <div className={styles.stack}>
      {job.state === 'failed' && (
        <FailedAlert
          job={job}
          title={t(
            job.report === null
              ? 'recordImport.check.failed'
              : 'recordImport.check.nothingImported',
          )}
        />
      )}
      {job.state === 'checked' && job.report && (
        <Report job={job} report={job.report} />
      )}
    </div>
  );
}
