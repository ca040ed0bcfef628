import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, ButtonLink, Flex } from '@backstage/ui';
import { useContinuityTranslation } from '../../../components';
import { useImportPage } from '../useImportPage';
import { useCheckAgain } from './useCheckAgain';

/** Why the last attempt ended without a result, and the ways on. */
export function FailedAlert(props: { job: RecordImport; title: string }) {
  const { t } = useContinuityTranslation();
  const { hrefOfColumns } = useImportPage();
  const { checkAgain, isPending } = useCheckAgain(props.job);
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={props.title}
        description={t('recordImport.check.failedBody', {
          reason: (props.job.error ?? '').replace(/\.$/, ''),
        })}
        customActions={
          <Flex gap="2">
            <Button
              size="small"
              variant="secondary"
              isPending={isPending}
              onPress={checkAgain}
            >
              {t('recordImport.check.again')}
            </Button>
            <ButtonLink size="small" variant="tertiary" href={hrefOfColumns}>
              {t('recordImport.check.back')}
            </ButtonLink>
          </Flex>
        }
      />
    </div>
  );
}
