import type { DependencyDirection } from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { useContinuityQueries, useContinuityQuery } from '../components';
import { entityParamsOf } from '../entity/useEntityPosture';
import { mergeLists } from './neighbourhood';
import {
  branchKey,
  parseBranch,
  useDependencyState,
} from './useDependencyState';

/** Entities of one direction at most; the table holds the rest. */
export const PICTURE_LIMIT = 200;
/** Steps of a path that are looked up when a link leads to it. */
const PATH_LOOKUPS = 20;

/** The branches along a path, seen from the root: up to it and on from it. */
function branchesAlong(path: readonly string[], root: string): string[] {
  const at = path.indexOf(root);
  return path
    .slice(0, -1)
    .map((from, index) =>
      at >= 0 && index < at
        ? branchKey('needed-by', path[index + 1])
        : branchKey('needs', from),
    )
    .slice(0, PATH_LOOKUPS);
}

function useSide(
  entityRef: string,
  direction: DependencyDirection,
  depth: number,
  enabled: boolean,
) {
  return useContinuityQuery(
    'listDependencies',
    {
      params: entityParamsOf(entityRef),
      query: { direction, depth, limit: PICTURE_LIMIT },
    },
    { enabled, keepPrevious: true },
  );
}

/** What the picture of an entity shows, as the address says. */
export function useNeighbourhood(entityRef: string) {
  const { directions, depth, expanded, path } = useDependencyState();
  const needs = useSide(
    entityRef,
    'needs',
    depth,
    directions.includes('needs'),
  );
  const neededBy = useSide(
    entityRef,
    'needed-by',
    depth,
    directions.includes('needed-by'),
  );
  const branches = useMemo(() => {
    const along = branchesAlong(path, entityRef);
    return [...new Set([...expanded, ...along])].flatMap(text => {
      const branch = parseBranch(text);
      return branch && directions.includes(branch.direction)
        ? [{ ...branch, isWhole: expanded.includes(text) }]
        : [];
    });
  }, [path, entityRef, expanded, directions]);
  const { answers, error } = useContinuityQueries(
    'listDependencies',
    branches.map(branch => ({
      params: entityParamsOf(branch.entityRef),
      query: { direction: branch.direction, depth: 1, limit: PICTURE_LIMIT },
    })),
  );

  const sides = [
    directions.includes('needs') && needs,
    directions.includes('needed-by') && neededBy,
  ].filter(side => side !== false);
  const neighbourhood = useMemo(
    () =>
      mergeLists(
        [needs.data, neededBy.data].flatMap(list =>
          list && directions.includes(list.direction) ? [list] : [],
        ),
        answers.flatMap((list, index) =>
          list === null || branches[index] === undefined
            ? []
            : [{ list, only: branches[index].isWhole ? null : new Set(path) }],
        ),
      ),
    [needs.data, neededBy.data, directions, answers, branches, path],
  );
  return {
    sides,
    neighbourhood,
    /** Nothing is on its way any more. */
    isComplete: !answers.includes(null),
    /** Why a branch cannot be shown. */
    error: error ?? undefined,
  };
}
