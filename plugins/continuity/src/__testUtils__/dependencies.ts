import type {
  DependencyEdge,
  DependencyEntity,
  DependencyList,
} from '@backstage-continuity/plugin-continuity-common';
import { entityRef } from './posture';

/** A component of the given name that is in order. */
export const dependencyEntity = (
  name: string,
  some: Partial<DependencyEntity> = {},
): DependencyEntity => ({
  entityRef: `component:default/${name}`,
  title: name,
  kind: 'component',
  type: 'service',
  ownerRef: 'group:default/payments',
  exists: true,
  tier: 'mission-critical',
  status: 'ready',
  declaredRto: 7200,
  targetRto: 7200,
  own: { seconds: 1800, source: { type: 'declared' } },
  forecast: { seconds: 3600, lowerBound: false },
  findings: 0,
  severity: null,
  ...some,
});

/** A plain hard need. */
export const dependencyEdge = (
  from: string,
  to: string,
  some: Partial<DependencyEdge> = {},
): DependencyEdge => ({
  from,
  to,
  strength: 'hard',
  use: 'operation',
  data: false,
  group: null,
  declaredBy: 'relation',
  inverted: false,
  ...some,
});

type Item = DependencyList['items'][number];

/** What checkout needs: the given entities, one step away unless they say else. */
export const dependencyListWith = (
  items: (DependencyEntity & Partial<Item>)[],
  some: Partial<DependencyList> = {},
): DependencyList => ({
  root: dependencyEntity('checkout'),
  direction: 'needs',
  depth: 1,
  items: items.map(item => ({ steps: 1, hasMore: false, ...item })),
  edges: items.map(item => dependencyEdge(entityRef, item.entityRef)),
  total: items.length,
  hidden: 0,
  nextCursor: null,
  ...some,
});
