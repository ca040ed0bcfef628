import type { Simulation } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Flex, Skeleton } from '@backstage/ui';
import {
  EmptyState,
  QueryState,
  useContinuityTranslation,
} from '../components';
import { Section } from '../entity/Section';
import { RecoveryView } from '../recovery/RecoveryView';
import { useRecovery } from '../recovery/useRecovery';
import { LossHeadline } from './LossHeadline';
import { LostFunctions } from './LostFunctions';
import { useLoss } from './useLoss';

// Functions have objectives, what is lost as a whole has none.
const NO_TARGETS = { targetRto: null, targetMtpd: null };

function ResultSkeleton() {
  return (
    <Flex direction="column" gap="4">
      <Skeleton width="70%" height={28} />
      <Skeleton width="100%" height={180} />
      <Skeleton width="100%" height={280} />
    </Flex>
  );
}

function Unmatched(props: { unmatched: Simulation['unmatched'] }) {
  const { t } = useContinuityTranslation();
  const { unmatched } = props;
  if (unmatched.length === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('whatIf.unmatched.title', { count: unmatched.length })}
      description={unmatched
        .map(({ by, value }) => t(`whatIf.unmatched.${by}`, { value }))
        .join(' ')}
    />
  );
}

/** What the loss of the address does. */
export function LossResult() {
  const { t } = useContinuityTranslation();
  const { lost } = useLoss();
  const { query, paging, isStale } = useRecovery(
    ['simulate', lost],
    (api, page, options) => api.simulate({ body: { lost, ...page } }, options),
  );
  return (
    <QueryState
      operation="simulate"
      query={query}
      skeleton={<ResultSkeleton />}
    >
      {simulation => (
        <Flex direction="column" gap="4">
          <Unmatched unmatched={simulation.unmatched} />
          {simulation.lost === 0 ? (
            <EmptyState
              title={t('whatIf.nothingLost')}
              description={t('whatIf.nothingLostBody')}
            />
          ) : (
            <>
              <LossHeadline simulation={simulation} />
              <LostFunctions simulation={simulation} />
              <Section title={t('whatIf.recovery')}>
                <RecoveryView
                  recovery={simulation}
                  targets={NO_TARGETS}
                  paging={paging}
                  isStale={isStale}
                  fileName="continuity-loss"
                />
              </Section>
            </>
          )}
        </Flex>
      )}
    </QueryState>
  );
}
