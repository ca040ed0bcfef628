import type {
  RecordImport,
  RecordImportReport,
} from '@backstage-continuity/plugin-continuity-common';
import { Box, Alert, Button, ButtonLink, Flex } from '@backstage/ui';
import {
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
} from '../../../components';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';
import { InterruptedAlert } from './InterruptedAlert';
import { LeftOut } from './LeftOut';

/** What can be done with what was found: import all, the good ones, or nothing. */
export function ApplyPanel(props: {
  job: RecordImport;
  report: RecordImportReport;
}) {
  const { t } = useContinuityTranslation();
  const { hrefOfFile } = useImportPage();
  const apply = useContinuityMutation('applyRecordImport');
  const { job, report } = props;
  const good = report.create + report.change;
  const isPartial = report.rejected > 0;
  const write = () =>
    apply.mutate({
      params: { id: job.id },
      body: { acceptPartial: isPartial },
    });
  const uploadAgain = (
    <ButtonLink variant="secondary" href={hrefOfFile}>
      {t('recordImport.apply.uploadAgain')}
    </ButtonLink>
  );
  const writeAll = (
    <Button variant="primary" isPending={apply.isPending} onPress={write}>
      {t('recordImport.apply.write', { count: good })}
    </Button>
  );

  const choice = () => {
    if (good === 0) {
      return (
        <>
          <h4 className={styles.subheading}>
            {t('recordImport.apply.nothing')}
          </h4>
          <p className={styles.prose}>
            {t(
              isPartial
                ? 'recordImport.apply.nothingRejected'
                : 'recordImport.apply.nothingUnchanged',
            )}
          </p>
          <div>{uploadAgain}</div>
        </>
      );
    }
    if (!isPartial) {
      return (
        <>
          <h4 className={styles.subheading}>
            {t('recordImport.apply.allGood')}
          </h4>
          <p className={styles.prose}>{t('recordImport.apply.allGoodBody')}</p>
          <div>{writeAll}</div>
        </>
      );
    }
    return (
      <>
        <h4 className={styles.subheading}>
          {t('recordImport.apply.some', { count: report.rejected })}
        </h4>
        <p className={styles.prose}>{t('recordImport.apply.someBody')}</p>
        <LeftOut job={job} count={report.rejected} />
        <Flex gap="2" className={styles.wrap}>
          <Button variant="primary" isPending={apply.isPending} onPress={write}>
            {t('recordImport.apply.writeGood', { count: good })}
          </Button>
          {uploadAgain}
        </Flex>
      </>
    );
  };

  return (
    <Box bg="neutral" className={styles.panel}>
      {job.interrupted && (
        <InterruptedAlert
          body={t('recordImport.check.interruptedApply')}
          isPending={apply.isPending}
          onGoOn={write}
        />
      )}
      {(apply.error || job.error !== null) && (
        <div role="alert">
          <Alert
            status="danger"
            icon
            title={t('recordImport.apply.refused')}
            description={
              apply.error ? refusalOf(apply.error).message : job.error
            }
          />
        </div>
      )}
      {choice()}
    </Box>
  );
}
