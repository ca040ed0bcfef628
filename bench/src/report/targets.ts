/** One row of the table: what is promised, and from which size on. */
export interface Target {
  id: string;
  what: string;
  /** As people read it; `value` is what is compared. */
  says: string;
  limit: number;
  atLeast?: boolean;
  /** Smallest number of services that it is promised for. */
  from: number;
  unit: 'x' | 'ms' | 'MB' | 'B' | '%' | '';
}

/** Where a part of a millisecond here or there decides nothing any more. */
const LARGE = 10_000;
const LARGEST = 50_000;

const ratio = (
  id: string,
  what: string,
  limit: number,
  beside: string,
  from = LARGE,
): Target => ({
  id,
  what,
  says: `≤ ${limit} × ${beside}`,
  limit,
  from,
  unit: 'x',
});

const most = (
  id: string,
  what: string,
  limit: number,
  unit: Target['unit'],
  says = `≤ ${limit} ${unit}`.trim(),
  from = 0,
): Target => ({ id, what, says, limit, from, unit });

const floor = 'bare SQL and a no-op';

export const targets: Target[] = [
  most('gate', 'differences from what must come out', 0, '', 'none'),
  ratio('rollup-group', 'rollup by owner group', 2, `(${floor})`),
  ratio('rollup-tier', 'rollup by tier', 2, `(${floor})`),
  ratio('rollup-function', 'rollup by function', 2, `(${floor})`),
  {
    id: 'rollup-facets',
    what: 'rollup, times faster than the facets of the catalog',
    says: '≥ 20 ×',
    limit: 20,
    atLeast: true,
    from: LARGEST,
    unit: 'x',
  },
  {
    id: 'rollup-peer',
    what: 'rollup, times faster than all checks of tech-insights',
    says: '≥ 1,000 ×',
    limit: 1000,
    atLeast: true,
    from: LARGEST,
    unit: 'x',
  },
  ratio(
    'tree',
    'whole group tree by status and tier',
    1.5,
    'bare recursive SQL',
  ),
  most('rollup-statements', 'SQL statements of a rollup', 3, ''),
  most('rollup-catalog', 'catalog requests of a rollup', 0, '', 'none'),
  ratio('entity', 'posture of one entity', 1, 'by-name'),
  ratio(
    'entity-conditional',
    'posture of one entity, catalog conditional',
    1.5,
    'by-name',
  ),
  ratio('findings', 'first page of findings', 1.5, 'by-query'),
  ratio('first-sync', 'first sync of everything', 1, 'retrieval of facts'),
  most('unchanged-rows', 'rows written when nothing changed', 0, '', 'none'),
  ratio('unchanged-sync', 'sync with nothing changed', 1.15, 'paging'),
  ratio('review', 'a review until all show it', 10, 'a no-op', 1000),
  ratio('objective', 'an objective that reaches 1,000', 0.05, 'a rebuild'),
  ratio(
    'graph',
    'objectives, forecasts and findings of a graph',
    3,
    'building it',
  ),
  ratio('forecast', 'forecast with 1,000 dependencies', 5, 'a traversal'),
  ratio('neighbours-p95', 'no-op while others work, p95', 2, 'idle'),
  most(
    'neighbours-max',
    'no-op while others work, slowest',
    50,
    'ms',
    '≤ 50 ms',
    LARGE,
  ),
  most('memory-rollup', 'memory that rollups add', 20, 'MB', '≤ 20 MB', LARGE),
  most('memory-sync', 'memory that a sync adds', 150, 'MB', '≤ 150 MB', LARGE),
  most('storage', 'storage of an entity', 2048, 'B', '≤ 2 kB', 1000),
  most(
    'storage-days',
    'storage that 14 unchanged days add',
    10,
    '%',
    '≤ 10 %',
    1000,
  ),
  ratio('three-rollups', 'three rollups at once', 1.5, 'one'),
  ratio(
    'growth-bytes',
    'bytes of a rollup, ten times the services',
    1.3,
    'before',
    LARGE,
  ),
  ratio(
    'growth-entity',
    'posture of one entity, ten times the services',
    1.2,
    'before',
    LARGE,
  ),
  ratio(
    'growth-rollup',
    'rollup by owner group, ten times the services',
    3.5,
    'before',
    LARGE,
  ),
  most(
    'card-bytes',
    'JavaScript that the entity card adds, gzip',
    40 * 1024,
    'B',
    '≤ 40 kB',
  ),
  most('card-requests', 'requests of the entity card', 1, ''),
  most(
    'posture-depth',
    'requests one after the other until the Posture page paints',
    2,
    '',
  ),
];
