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
import { NeedsHelp, useWorstGroups } from './NeedsHelp';
import styles from './posture.module.css';
import { Services } from './services/Services';
import { Trend, useTrend } from './trend/Trend';
import { PostureTree } from './tree/PostureTree';
import { useTopLines } from './tree/useLines';
import { usePostureState } from './usePostureState';

/** Everything below the filters, once there is something to show. */
function Overview(props: { rollup: OperationOutput<'getRollup'> }) {
  const { t } = useContinuityTranslation();
  const { isFiltered } = usePostureState();
  const { total } = props.rollup;
  const trend = useTrend();
  if (total.total === 0) {
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
  // Parts of the page ask for these, too; asked for only once it is known that
  // there is anything to show, they would come one answer later.
  useTrend();
  useWorstGroups();
  useTopLines();
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
