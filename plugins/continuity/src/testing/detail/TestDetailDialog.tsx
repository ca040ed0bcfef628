import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import {
  EmptyState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { DialogQuery } from '../DialogQuery';
import styles from '../testing.module.css';
import { standingOf, TestStateBadge } from '../TestStateBadge';
import { PlanFacts } from './PlanFacts';
import { ResultView } from './ResultView';
import { SeriesHistory } from './SeriesHistory';
import { TestActions } from './TestActions';

function TestDetail(props: { test: ScheduledTest }) {
  const { t } = useContinuityTranslation();
  const { test } = props;
  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="5">
          <Flex gap="2" align="center">
            <TestStateBadge standing={standingOf(test)} />
            {test.mode === 'actual' && t('testing.mode.actual')}
          </Flex>
          {test.state === 'cancelled' && test.cancelReason && (
            <Alert
              status="info"
              icon
              description={t('testing.detail.cancelledBecause', {
                reason: test.cancelReason,
              })}
            />
          )}
          {test.result && (
            <section>
              <h3 className={styles.heading}>{t('testing.result.title')}</h3>
              <ResultView result={test.result} />
            </section>
          )}
          <section>
            <h3 className={styles.heading}>{t('testing.detail.plan')}</h3>
            <PlanFacts test={test} />
          </section>
          {test.state === 'planned' && (
            <EmptyState
              title={t('testing.result.none')}
              description={t('testing.result.noneBody')}
            />
          )}
          {test.followsId !== null && (
            <SeriesHistory followsId={test.followsId} />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <TestActions test={test} />
      </DialogFooter>
    </>
  );
}

/** All about one test; the address keeps which. */
export function TestDetailDialog(props: {
  testId: string;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const query = useContinuityQuery('getTest', {
    params: { id: props.testId },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && props.onClose()}
      isDismissable
      width={760}
    >
      <DialogHeader>
        {query.data?.title ?? t('testing.detail.title')}
      </DialogHeader>
      <DialogQuery operation="getTest" query={query}>
        {test => <TestDetail key={test.id} test={test} />}
      </DialogQuery>
    </Dialog>
  );
}
