import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiShieldCheckLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';
import { provided } from './provided';

const page = PageBlueprint.make({
  params: {
    path: '/continuity',
    title: 'Continuity',
    icon: <RiShieldCheckLine />,
    routeRef: rootRouteRef,
  },
});

// The first sub-page is where the page itself leads.
const posture = SubPageBlueprint.make({
  name: 'posture',
  params: {
    path: 'posture',
    title: 'Posture',
    loader: () =>
      provided(import('../posture/PosturePage').then(m => m.PosturePage)),
  },
});

const toDo = SubPageBlueprint.make({
  name: 'to-do',
  params: {
    path: 'to-do',
    title: 'To do',
    loader: () => provided(import('../todo/ToDoPage').then(m => m.ToDoPage)),
  },
});

const functions = SubPageBlueprint.make({
  name: 'functions',
  params: {
    path: 'functions',
    title: 'Functions',
    loader: () =>
      provided(import('../functions/FunctionsPage').then(m => m.FunctionsPage)),
  },
});

const strategy = SubPageBlueprint.make({
  name: 'strategy',
  params: {
    path: 'strategy',
    title: 'Strategy',
    loader: () =>
      provided(import('../strategy/StrategyPage').then(m => m.StrategyPage)),
  },
});

const whatIf = SubPageBlueprint.make({
  name: 'what-if',
  params: {
    path: 'what-if',
    title: 'What if',
    loader: () =>
      provided(import('../whatif/WhatIfPage').then(m => m.WhatIfPage)),
  },
});

const records = SubPageBlueprint.make({
  name: 'records',
  params: {
    path: 'records',
    title: 'Records',
    loader: () =>
      provided(import('../records/RecordsPage').then(m => m.RecordsPage)),
  },
});

const risks = SubPageBlueprint.make({
  name: 'risks',
  params: {
    path: 'risks',
    title: 'Risks',
    loader: () => provided(import('../risks/RisksPage').then(m => m.RisksPage)),
  },
});

const tests = SubPageBlueprint.make({
  name: 'tests',
  params: {
    path: 'tests',
    title: 'Testing schedule',
    loader: () =>
      provided(
        import('../testing/TestingSchedulePage').then(
          m => m.TestingSchedulePage,
        ),
      ),
  },
});

export const pageExtensions = [
  page,
  posture,
  toDo,
  functions,
  strategy,
  whatIf,
  records,
  risks,
  tests,
];
