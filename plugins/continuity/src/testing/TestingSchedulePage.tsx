import { Button, Flex, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiCalendarLine, RiListUnordered } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import { PageFrame, useContinuityTranslation } from '../components';
import { MonthCalendar } from './calendar/MonthCalendar';
import { TestDetailDialog } from './detail/TestDetailDialog';
import { SubscribeDialog } from './feeds/SubscribeDialog';
import { LateTests } from './LateTests';
import { TestList } from './list/TestList';
import { ScheduleFilters } from './ScheduleFilters';
import { useScheduleState } from './useScheduleState';

const ScheduleTestDialog = lazy(() =>
  import('./ScheduleTestDialog').then(m => ({
    default: m.ScheduleTestDialog,
  })),
);

function ViewSwitch() {
  const { t } = useContinuityTranslation();
  const { view, change } = useScheduleState();
  return (
    <ToggleButtonGroup
      aria-label={t('testing.view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={keys =>
        change({ view: keys.has('list') ? 'list' : '', sort: [], state: [] })
      }
    >
      <ToggleButton id="calendar" iconStart={<RiCalendarLine />}>
        {t('testing.view.calendar')}
      </ToggleButton>
      <ToggleButton id="list" iconStart={<RiListUnordered />}>
        {t('testing.view.list')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** The joint schedule of availability, continuity and security tests. */
export function TestingSchedulePage() {
  const { t } = useContinuityTranslation();
  const { view, testId, state, change } = useScheduleState();
  const [dialog, setDialog] = useState<'schedule' | 'subscribe'>();
  const onOpenChange = (isOpen: boolean) => !isOpen && setDialog(undefined);
  return (
    <PageFrame
      title={t('testing.title')}
      actions={
        <>
          <ViewSwitch />
          <Button variant="secondary" onPress={() => setDialog('subscribe')}>
            {t('testing.action.subscribe')}
          </Button>
          <Button variant="primary" onPress={() => setDialog('schedule')}>
            {t('common.action.scheduleTest')}
          </Button>
        </>
      }
    >
      <Flex direction="column" gap="4">
        <LateTests />
        <ScheduleFilters />
        {/* Keyed, as a list begins at its own end with each state. */}
        {view === 'list' ? <TestList key={state} /> : <MonthCalendar />}
      </Flex>
      {testId && (
        <TestDetailDialog
          testId={testId}
          onClose={() => change({ test: [] })}
        />
      )}
      {dialog === 'schedule' && (
        <Suspense fallback={null}>
          <ScheduleTestDialog isOpen onOpenChange={onOpenChange} />
        </Suspense>
      )}
      {dialog === 'subscribe' && (
        <SubscribeDialog isOpen onOpenChange={onOpenChange} />
      )}
    </PageFrame>
  );
}
