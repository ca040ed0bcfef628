import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { Cell, Flex, Link, Text, type ColumnConfig } from '@backstage/ui';
import { RiRepeatLine } from '@remixicon/react';
import {
  DateText,
  EmptyState,
  EntityLink,
  FilteredState,
  formatDay,
  ListTable,
  useContinuityTranslation,
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
  const { filters, state, isFiltered, clearFilters } = useScheduleState();
  const columns = useColumns();
  return (
    <ListTable
      operation="listTests"
      query={{
        ...(state !== 'all' && { state: [state] }),
        ...chosen('area', filters.area),
        ...chosen('type', filters.type),
        ...chosen('owner', filters.owner),
        ...chosen('entityRef', filters.entity),
      }}
      // What is to come begins with the next; what is over with the last.
      defaultSort={state === 'planned' ? 'plannedAt' : '-plannedAt'}
      id={test => test.id}
      columns={columns}
      fileName="tests"
      empty={
        isFiltered ? (
          <FilteredState
            title={t('testing.emptyFiltered')}
            description={t('testing.emptyFilteredBody')}
            onClear={clearFilters}
          />
        ) : (
          <EmptyState
            title={t('testing.empty')}
            description={t('testing.emptyBody')}
          />
        )
      }
    />
  );
}
