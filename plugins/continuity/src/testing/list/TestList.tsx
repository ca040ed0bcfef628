import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import {
  Cell,
  Flex,
  Link,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import { RiRepeatLine } from '@remixicon/react';
import {
  DateText,
  DownloadCsvButton,
  EmptyState,
  EntityLink,
  formatDay,
  QueryError,
  useContinuityTranslation,
  useListTable,
} from '../../components';
import { AreaText } from '../AreaText';
import styles from '../testing.module.css';
import { standingOf, TestStateBadge } from '../TestStateBadge';
import { chosen, useScheduleState } from '../useScheduleState';
import { EntitiesText } from './EntitiesText';
import { VerdictsText } from './VerdictsText';

function useColumns(): ColumnConfig<ScheduledTest>[] {
  const { t } = useContinuityTranslation();
  const { testHref } = useScheduleState();
  return [
    {
      id: 'title',
      label: t('testing.column.title'),
      isRowHeader: true,
      defaultWidth: '3fr',
      minWidth: 150,
      cell: test => (
        <Cell>
          <Link href={testHref(test.id)}>{test.title}</Link>
          <span className={styles.secondary}>
            <AreaText area={test.area} />, {t(`common.testType.${test.type}`)}
          </span>
        </Cell>
      ),
    },
    {
      id: 'plannedAt',
      label: t('testing.column.plannedAt'),
      isSortable: true,
      defaultWidth: '2fr',
      minWidth: 110,
      cell: test => (
        <Cell>
          <Flex gap="1" align="center">
            <DateText value={test.plannedAt} due={test.state === 'planned'} />
            {test.rrule !== null && (
              <RiRepeatLine size={14} aria-label={t('testing.list.repeats')} />
            )}
          </Flex>
          <span className={styles.secondary}>{formatDay(test.plannedAt)}</span>
        </Cell>
      ),
    },
    {
      id: 'entities',
      label: t('testing.column.entities'),
      defaultWidth: '2fr',
      minWidth: 110,
      cell: test => (
        <Cell>
          <EntitiesText test={test} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('testing.column.owner'),
      defaultWidth: '2fr',
      minWidth: 100,
      cell: test => (
        <Cell>
          {test.owner === null ? (
            <Text color="secondary">–</Text>
          ) : (
            <EntityLink entityRef={test.owner} />
          )}
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('testing.column.state'),
      defaultWidth: '2fr',
      minWidth: 130,
      cell: test => (
        <Cell>
          <Flex direction="column" align="start" gap="1">
            <TestStateBadge standing={standingOf(test)} />
            {test.result && <VerdictsText verdict={test.result.verdict} />}
          </Flex>
        </Cell>
      ),
    },
  ];
}

/** The schedule as a list: sorted, filtered and paged by the server. */
export function TestList() {
  const { t } = useContinuityTranslation();
  const { filters, state, isFiltered } = useScheduleState();
  const columns = useColumns();
  const { result, csvInput, tableProps } = useListTable('listTests', {
    query: {
      ...(state !== 'all' && { state: [state] }),
      ...chosen('area', filters.area),
      ...chosen('type', filters.type),
      ...chosen('owner', filters.owner),
      ...chosen('entityRef', filters.entity),
    },
    // What is to come begins with the next; what is over with the last.
    defaultSort: state === 'planned' ? 'plannedAt' : '-plannedAt',
    id: test => test.id,
  });
  if (result.error && result.data === undefined) {
    return (
      <QueryError
        operation="listTests"
        error={result.error}
        onRetry={() => result.refetch()}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Flex justify="end">
        <DownloadCsvButton
          operation="listTests"
          input={csvInput}
          fileName="tests"
        />
      </Flex>
      <Table
        columnConfig={columns}
        {...tableProps}
        emptyState={
          <EmptyState
            title={t(isFiltered ? 'testing.emptyFiltered' : 'testing.empty')}
            description={t(
              isFiltered ? 'testing.emptyFilteredBody' : 'testing.emptyBody',
            )}
          />
        }
      />
    </Flex>
  );
}
