import { Flex } from '@backstage/ui';
import {
  EmptyState,
  PageFrame,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
  type OperationOutput,
} from '../components';
import { PostureFilters } from './filters/PostureFilters';
import { Freshness } from './Freshness';
import { Headline, HeadlineSkeleton } from './headline/Headline';
import { HeatMap } from './HeatMap';
import { NeedsHelp } from './NeedsHelp';
import styles from './posture.module.css';
import { Services } from './services/Services';
import { Trend, TREND_DAYS } from './trend/Trend';
import { PostureTree } from './tree/PostureTree';
import { usePostureState } from './usePostureState';

/** Everything below the filters, once there is something to show. */
function Overview(props: { rollup: OperationOutput<'getRollup'> }) {
  const { t } = useContinuityTranslation();
  const { filters, isFiltered } = usePostureState();
  const { total } = props.rollup;
  const isEmpty = total.total === 0;
  const trend = useContinuityQuery('getTrend', {
    query: { ...filters, days: TREND_DAYS },
  });
  if (isEmpty) {
    return (
      <EmptyState
        title={t(isFiltered ? 'posture.empty.noMatch' : 'posture.empty.title')}
        description={t(
          isFiltered ? 'posture.empty.noMatchBody' : 'posture.empty.body',
        )}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <Headline total={total} trend={trend.data?.items} />
      <div className={styles.pair}>
        <NeedsHelp />
        <Trend query={trend} />
      </div>
      <PostureTree />
      <HeatMap total={total} />
      <Services />
    </Flex>
  );
}

/** How ready the organisation is, whether it gets better, who needs help. */
export function PosturePage() {
  const { t } = useContinuityTranslation();
  const { filters } = usePostureState();
  const rollup = useContinuityQuery(
    'getRollup',
    { query: { ...filters, by: 'tier' } },
    { keepPrevious: true },
  );
  return (
    <PageFrame title={t('posture.title')} actions={<Freshness />}>
      <Flex direction="column" gap="4">
        <PostureFilters />
        <QueryState
          operation="getRollup"
          query={rollup}
          skeleton={<HeadlineSkeleton />}
        >
          {data => <Overview rollup={data} />}
        </QueryState>
      </Flex>
    </PageFrame>
  );
}
