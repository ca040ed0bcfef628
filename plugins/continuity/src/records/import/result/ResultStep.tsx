import type {
  RecordImport,
  RecordImportReport,
} from '@backstage-continuity/plugin-continuity-common';
import { Alert, ButtonLink, Flex } from '@backstage/ui';
import {
  useContinuityPageLink,
  useContinuityTranslation,
} from '../../../components';
import { ImportProgress } from '../check/ImportProgress';
import { LeftOut } from '../check/LeftOut';
import { SubjectTable } from '../check/SubjectTable';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';

function Result(props: { job: RecordImport; report: RecordImportReport }) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { hrefOfFile } = useImportPage();
  const { job, report } = props;
  const written = report.create + report.change;
  const drafts = pageLink('records', { type: job.type, state: 'draft' });
  return (
    <div className={styles.stack}>
      <div role="status">
        <Alert
          status="success"
          icon
          title={
            written === 0
              ? t('recordImport.result.doneNone')
              : t('recordImport.result.done', { count: written })
          }
        />
      </div>
      <div>
        <h4 className={styles.subheading}>{t('recordImport.result.next')}</h4>
        <p className={styles.prose}>{t('recordImport.result.nextBody')}</p>
        <Flex gap="2" className={styles.wrap}>
          {drafts && (
            <ButtonLink variant="primary" href={drafts}>
              {t('recordImport.result.drafts')}
            </ButtonLink>
          )}
          <ButtonLink variant="secondary" href={hrefOfFile}>
            {t('recordImport.result.another')}
          </ButtonLink>
        </Flex>
      </div>
      {report.rejected > 0 && (
        <div>
          <h4 className={styles.subheading}>
            {t('recordImport.result.leftOut', { count: report.rejected })}
          </h4>
          <p className={styles.prose}>{t('recordImport.result.leftOutBody')}</p>
          <LeftOut job={job} count={report.rejected} />
        </div>
      )}
      {written > 0 && (
        <SubjectTable
          job={job}
          title={t('recordImport.preview.result')}
          outcomes={['create', 'change']}
        />
      )}
    </div>
  );
}

/** How far the import is, and then what it wrote. */
export function ResultStep(props: { job: RecordImport; isLost: boolean }) {
  const { t } = useContinuityTranslation();
  const { job, isLost } = props;
  if (job.state === 'applied' && job.report) {
    return <Result job={job} report={job.report} />;
  }
  return (
    <ImportProgress
      job={job}
      label={t('recordImport.check.applying')}
      body={t('recordImport.check.applyingBody')}
      isLost={isLost}
    />
  );
}
