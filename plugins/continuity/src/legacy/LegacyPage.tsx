import { PluginHeader } from '@backstage/ui';
import { RiShieldCheckLine } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useContinuityTranslation, type ContinuityTab } from '../components';
import { FunctionsPage } from '../functions/FunctionsPage';
import { PosturePage } from '../posture/PosturePage';
import { RecordsPage } from '../records/RecordsPage';
import { StrategyPage } from '../strategy/StrategyPage';
import { RisksPage } from '../risks/RisksPage';
import { TestingSchedulePage } from '../testing/TestingSchedulePage';
import { ToDoPage } from '../todo/ToDoPage';
import { WhatIfPage } from '../whatif/WhatIfPage';
import { LegacyFrame } from './LegacyFrame';
import { rootRouteRef } from './routes';

const pages: { tab: ContinuityTab; Page: () => JSX.Element }[] = [
  { tab: 'posture', Page: PosturePage },
  { tab: 'to-do', Page: ToDoPage },
  { tab: 'functions', Page: FunctionsPage },
  { tab: 'strategy', Page: StrategyPage },
  { tab: 'what-if', Page: WhatIfPage },
  { tab: 'records', Page: RecordsPage },
  { tab: 'risks', Page: RisksPage },
  { tab: 'tests', Page: TestingSchedulePage },
];
const titles = {
  posture: 'posture.title',
  'to-do': 'todo.title',
  functions: 'functions.title',
  strategy: 'strategy.tab',
  'what-if': 'whatIf.tab',
  records: 'records.tab',
  risks: 'risks.tab',
  tests: 'testing.title',
} as const;

/** The pages under the tabs that a newer app would make of them. */
export function LegacyPage() {
  const { t } = useContinuityTranslation();
  const base = useRouteRef(rootRouteRef)();
  return (
    <LegacyFrame>
      <PluginHeader
        title={t('entity.title')}
        icon={<RiShieldCheckLine />}
        titleLink={base}
        tabs={pages.map(({ tab }) => ({
          id: tab,
          label: t(titles[tab]),
          href: `${base}/${tab}`,
          matchStrategy: 'prefix',
        }))}
      />
      <Routes>
        {pages.map(({ tab, Page }) => (
          <Route key={tab} path={`${tab}/*`} element={<Page />} />
        ))}
        <Route
          path="*"
          element={<Navigate to={`${base}/${pages[0].tab}`} replace />}
        />
      </Routes>
    </LegacyFrame>
  );
}
