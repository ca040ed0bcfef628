import type { TrendPoint } from '@backstage-continuity/plugin-continuity-common';
import { Button, Skeleton, Text } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import {
  DownloadCsvButton,
  EmptyState,
  formatDay,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
  useUrlState,
  type OperationOutput,
  type Translate,
} from '../../components';
import { Section } from '../../entity/Section';
import { readyPercent } from '../headline/change';
import { usePostureState } from '../usePostureState';
import { TrendTable } from './TrendTable';

// Charts weigh more than the rest of the page together.
const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

const TREND_DAYS = 365;

/** How it was on each day of the last year. */
export function useTrend() {
  const { filters } = usePostureState();
  return useContinuityQuery('getTrend', {
    query: { ...filters, days: TREND_DAYS },
  });
}

/** What the chart shows, in a sentence. */
function summaryOf(points: TrendPoint[], t: Translate): string {
  const [first, last] = [points[0], points[points.length - 1]];
  return t('posture.trend.summary', {
    from: formatDay(first.day),
    to: formatDay(last.day),
    before: String(readyPercent(first) ?? 0),
    now: String(readyPercent(last) ?? 0),
  });
}

/** Says which days nobody counted, so that nobody takes them for counted ones. */
function Reconstructed(props: { points: TrendPoint[] }) {
  const { t } = useContinuityTranslation();
  const last = props.points.filter(point => point.reconstructed).pop();
  return (
    last && (
      <Text as="p" variant="body-x-small" color="secondary">
        {t('posture.trend.reconstructed', { day: formatDay(last.day) })}
      </Text>
    )
  );
}

const skeleton = <Skeleton width="100%" height={240} />;

/** The last year, as a chart or as a table. */
export function Trend(props: {
  query: UseQueryResult<OperationOutput<'getTrend'>>;
}) {
  const { t } = useContinuityTranslation();
  const { filters } = usePostureState();
  const [form, setForm] = useUrlState<'chart' | 'table'>('trend', 'chart');
  const hasPoints = (props.query.data?.items.length ?? 0) > 1;
  return (
    <Section
      title={t('posture.trend.title')}
      actions={
        hasPoints && (
          <>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setForm(form === 'chart' ? 'table' : 'chart')}
            >
              {t(
                form === 'chart'
                  ? 'posture.trend.asTable'
                  : 'posture.trend.asChart',
              )}
            </Button>
            <DownloadCsvButton
              operation="getTrend"
              input={{ query: { ...filters, days: TREND_DAYS } }}
              fileName="continuity-trend"
            />
          </>
        )
      }
    >
      <QueryState operation="getTrend" query={props.query} skeleton={skeleton}>
        {({ items }) => {
          if (items.length < 2) {
            return (
              <EmptyState
                title={t('posture.trend.empty')}
                description={t('posture.trend.emptyBody')}
              />
            );
          }
          return (
            <>
              {form === 'table' ? (
                <TrendTable points={items} />
              ) : (
                <Suspense fallback={skeleton}>
                  <TrendChart points={items} label={summaryOf(items, t)} />
                </Suspense>
              )}
              <Reconstructed points={items} />
            </>
          );
        }}
      </QueryState>
    </Section>
  );
}
