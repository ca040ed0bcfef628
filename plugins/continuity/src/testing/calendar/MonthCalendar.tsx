import {
  Alert,
  Button,
  ButtonIcon,
  Flex,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import {
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { chosen, useScheduleState } from '../useScheduleState';
import { monthFrom, monthGrid, windowOf } from './monthGrid';
import { MonthTable } from './MonthTable';

/** The tests of a month, with those that recurring ones are expected to bring. */
export function MonthCalendar() {
  const { t } = useContinuityTranslation();
  const { month, filters, change } = useScheduleState();
  const grid = monthGrid(month);
  const query = useContinuityQuery(
    'listOccurrences',
    {
      query: {
        ...windowOf(grid),
        ...chosen('area', filters.area),
        ...chosen('owner', filters.owner),
        ...chosen('entityRef', filters.entity),
      },
    },
    { keepPrevious: true },
  );
  const thisMonth = DateTime.now().toFormat('yyyy-MM');
  const show = (next: string) =>
    change({ month: next === thisMonth ? '' : next });

  return (
    <Flex direction="column" gap="3">
      <Flex justify="between" align="center" gap="2">
        <Text as="h2" variant="title-small" weight="bold" aria-live="polite">
          {grid.title}
        </Text>
        <Flex gap="1" align="center">
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('testing.calendar.previous')}
            icon={<RiArrowLeftSLine />}
            onPress={() => show(monthFrom(month, -1))}
          />
          <Button
            size="small"
            variant="secondary"
            isDisabled={month === thisMonth}
            onPress={() => show(thisMonth)}
          >
            {t('testing.calendar.today')}
          </Button>
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('testing.calendar.next')}
            icon={<RiArrowRightSLine />}
            onPress={() => show(monthFrom(month, 1))}
          />
        </Flex>
      </Flex>
      <VisuallyHidden id="testing-calendar-keys">
        {t('testing.calendar.keys')}
      </VisuallyHidden>
      <QueryState
        operation="listOccurrences"
        query={query}
        skeleton={<Skeleton width="100%" height={560} />}
      >
        {({ items, truncated }) => (
          <>
            {truncated && (
              <Alert
                status="info"
                icon
                description={t('testing.calendar.truncated')}
              />
            )}
            <MonthTable
              grid={grid}
              month={month}
              items={items.filter(
                ({ type }) =>
                  filters.type.length === 0 || filters.type.includes(type),
              )}
              onMonthChange={show}
            />
          </>
        )}
      </QueryState>
      <Text as="p" variant="body-small" color="secondary">
        {t('testing.calendar.projectedMeaning')}
      </Text>
    </Flex>
  );
}
