import type { DependencyDirection } from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Skeleton, Table, useBreakpoint } from '@backstage/ui';
import { useMemo } from 'react';
import {
  DownloadCsvButton,
  QueryState,
  useContinuityPages,
  useContinuityTranslation,
} from '../components';
import { entityParamsOf } from '../entity/useEntityPosture';
import styles from './dependencies.module.css';
import { dependencyColumns } from './dependencyColumns';
import { HiddenNote, NothingDeclared } from './NothingDeclared';
import { useDependencyState } from './useDependencyState';

const PAGE = 25;

type Pages = NonNullable<
  ReturnType<typeof useContinuityPages<'listDependencies'>>['data']
>['pages'];

function Rows(props: { pages: Pages }) {
  const { t } = useContinuityTranslation();
  const isNarrow = useBreakpoint().down('lg');
  const { pages } = props;
  const [{ root, direction }] = pages;
  const rows = useMemo(() => {
    const items = pages.flatMap(page => page.items);
    const edges = pages.flatMap(page => page.edges);
    // The needs that bring each row here: on its side that is near the root.
    return items.map(item => ({
      ...item,
      id: item.entityRef,
      edges: edges.filter(({ from, to }) =>
        direction === 'needs' ? to === item.entityRef : from === item.entityRef,
      ),
    }));
  }, [pages, direction]);
  const columns = useMemo(() => {
    const known = new Map(
      [root, ...rows].map(entity => [entity.entityRef, entity]),
    );
    return dependencyColumns(t, {
      direction,
      isNarrow,
      rootRef: root.entityRef,
      lookup: ref => known.get(ref),
    });
  }, [t, direction, isNarrow, root, rows]);
  return (
    <Table
      columnConfig={columns}
      data={rows}
      pagination={{ type: 'none' }}
      emptyState={<NothingDeclared direction={direction} />}
    />
  );
}

/** Everything in one direction, nearest first, page after page. */
export function DependencyTable(props: {
  entityRef: string;
  direction: DependencyDirection;
}) {
  const { t } = useContinuityTranslation();
  const { entityRef, direction } = props;
  const { depth } = useDependencyState();
  const query = useContinuityPages('listDependencies', cursor => ({
    params: entityParamsOf(entityRef),
    query: { direction, depth, limit: PAGE, cursor },
  }));
  return (
    <QueryState
      operation="listDependencies"
      query={query}
      skeleton={<Skeleton width="100%" height={220} />}
    >
      {({ pages }) => {
        const [{ root, total, hidden }] = pages;
        const shown = pages.reduce((sum, { items }) => sum + items.length, 0);
        const title = t(`dependencies.table.label.${direction}`, {
          title: root.title,
        });
        return (
          <section aria-label={title}>
            <Flex direction="column" gap="2" align="start">
              <Flex
                align="center"
                justify="between"
                className={styles.headline}
              >
                <h3 className={styles.heading}>
                  {title} ({t('dependencies.table.count', { count: total })})
                </h3>
                {total > 0 && (
                  <DownloadCsvButton
                    operation="listDependencies"
                    input={{
                      params: entityParamsOf(entityRef),
                      query: { direction, depth },
                    }}
                    fileName={`${direction}-of-${
                      entityParamsOf(entityRef).name
                    }`}
                  />
                )}
              </Flex>
              <Rows pages={pages} />
              {query.hasNextPage && (
                <p className={styles.note}>
                  <Button
                    size="small"
                    variant="secondary"
                    isPending={query.isFetchingNextPage}
                    onPress={() => query.fetchNextPage()}
                  >
                    {t('dependencies.table.more')}
                  </Button>
                  {t('dependencies.table.shown', {
                    shown: String(shown),
                    total: String(total),
                  })}
                </p>
              )}
              {hidden > 0 && (
                <p className={styles.note}>
                  <HiddenNote direction={direction} count={hidden} />
                </p>
              )}
            </Flex>
          </section>
        );
      }}
    </QueryState>
  );
}
