import { Flex, Skeleton, TablePagination, Text } from '@backstage/ui';
import {
  CopySnippet,
  DownloadCsvButton,
  EmptyState,
  FilteredState,
  PageFrame,
  QueryState,
  useContinuityTranslation,
  useListTable,
} from '../components';
import { functionSnippet } from '../functions/functionsSnippet';
import { FunctionStrategy } from './FunctionStrategy';
import { StrategyFilters } from './StrategyFilters';
import styles from './strategy.module.css';
import { StrategyOrder } from './StrategyOrder';
import { useStrategyState } from './useStrategyState';

function Nothing() {
  const { t } = useContinuityTranslation();
  const { isFiltered, clear } = useStrategyState();
  return isFiltered ? (
    <FilteredState
      title={t('strategy.noMatch')}
      description={t('strategy.noMatchBody')}
      onClear={clear}
    />
  ) : (
    <EmptyState
      title={t('strategy.empty')}
      description={t('strategy.emptyBody')}
      action={<CopySnippet>{functionSnippet}</CopySnippet>}
    />
  );
}

function CardSkeleton() {
  return (
    <Flex direction="column" gap="3">
      <Skeleton width="60%" height={32} />
      <Skeleton width="100%" height={128} />
      <Skeleton width="100%" height={128} />
    </Flex>
  );
}

/** How many functions are covered, which are not, and what stays open of each. */
export function StrategyPage() {
  const { t } = useContinuityTranslation();
  const { query } = useStrategyState();
  const { tableProps, csvInput, result } = useListTable('listStrategies', {
    query,
    defaultSort: 'coverage',
    id: row => row.entityRef,
  });
  const { pagination, isStale } = tableProps;
  return (
    <PageFrame title={t('strategy.title')}>
      <Flex direction="column" gap="4">
        <StrategyFilters />
        <QueryState
          operation="listStrategies"
          query={result}
          skeleton={<CardSkeleton />}
        >
          {({ items, totals }) =>
            items.length === 0 ? (
              <Nothing />
            ) : (
              <div className={isStale ? styles.stale : undefined}>
                <div className={styles.bar}>
                  <div>
                    <p className={styles.lead}>
                      {t('strategy.headline', {
                        count: totals.green + totals.red,
                        green: String(totals.green),
                      })}
                    </p>
                    <Text as="p" variant="body-small" color="secondary">
                      {t('strategy.lead')}
                    </Text>
                  </div>
                  <div className={styles.tools}>
                    <StrategyOrder />
                    <DownloadCsvButton
                      operation="listStrategies"
                      input={csvInput}
                      fileName="continuity-strategy"
                    />
                  </div>
                </div>
                <div className={styles.cards}>
                  {items.map(row => (
                    <FunctionStrategy key={row.entityRef} row={row} />
                  ))}
                </div>
                {pagination.type === 'page' && (
                  <TablePagination {...pagination} />
                )}
              </div>
            )
          }
        </QueryState>
      </Flex>
    </PageFrame>
  );
}
