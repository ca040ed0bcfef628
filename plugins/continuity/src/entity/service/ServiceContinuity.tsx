import { Flex, Skeleton } from '@backstage/ui';
import {
  EmptyState,
  QueryState,
  useContinuityTranslation,
} from '../../components';
import { DependencySection } from '../../dependencies/DependencySection';
import { RecordsSection } from '../../records/entity/RecordsSection';
import { RecoverySection } from '../../recovery/RecoverySection';
import { usePageEntityRef, usePosture } from '../useEntityPosture';
import { ExceptionList } from './ExceptionList';
import { FindingList } from './FindingList';
import { HistorySection } from './HistorySection';
import { ObjectivesSection } from './ObjectivesSection';
import { SummarySection } from './SummarySection';
import { TestsSection } from './TestsSection';

function ContentSkeleton() {
  return (
    <Flex direction="column" gap="4">
      <Skeleton width="100%" height={112} />
      <Skeleton width="100%" height={220} />
      <Skeleton width="100%" height={180} />
    </Flex>
  );
}

/** Everything about one service: what it is, what to do, why, and its past. */
export function ServiceContinuity() {
  const { t } = useContinuityTranslation();
  const query = usePosture(usePageEntityRef());
  return (
    <QueryState
      operation="getEntityPosture"
      query={query}
      skeleton={<ContentSkeleton />}
    >
      {posture =>
        posture.inScope ? (
          <Flex direction="column" gap="4">
            <SummarySection posture={posture} />
            <FindingList posture={posture} />
            <ObjectivesSection posture={posture} />
            <DependencySection posture={posture} />
            <RecoverySection entityRef={posture.entityRef} />
            <RecordsSection entityRef={posture.entityRef} tier={posture.tier} />
            <TestsSection posture={posture} />
            <ExceptionList posture={posture} />
            <HistorySection posture={posture} />
          </Flex>
        ) : (
          <EmptyState
            title={t('entity.outOfScope')}
            description={t('entity.outOfScopeBody')}
          />
        )
      }
    </QueryState>
  );
}
