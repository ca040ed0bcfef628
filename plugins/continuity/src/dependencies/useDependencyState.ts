import type { DependencyDirection } from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { useUrlQuery, type UrlChanges } from '../components';
import { pathFromText } from './highlight';

/** Where the section is on the tab. */
export const DEPENDENCIES_SECTION = 'dependencies';

/** Steps away that can be chosen; the last is as far as the API goes. */
export const depths = [1, 2, 3, 5, 10, 20];
const DEFAULT_DEPTH = 2;

export const directionChoices = ['both', 'needs', 'needed-by'] as const;
export type DirectionChoice = (typeof directionChoices)[number];

/** One entity of the picture in one direction, as text for the address. */
export function branchKey(direction: DependencyDirection, entityRef: string) {
  return `${direction}:${entityRef}`;
}

/** The parts of a {@link branchKey}; undefined where the text is none. */
export function parseBranch(
  text: string,
): { direction: DependencyDirection; entityRef: string } | undefined {
  const [, direction, entityRef] =
    /^(needs|needed-by):([^:]+:[^/]+\/.+)$/.exec(text) ?? [];
  return entityRef === undefined
    ? undefined
    : { direction: direction as DependencyDirection, entityRef };
}

/** What the section shows: all of it in the address. */
export function useDependencyState() {
  const { params, change } = useUrlQuery();
  const search = params.toString();
  const state = useMemo(() => {
    const current = new URLSearchParams(search);
    const depth = Number(current.get('depth'));
    const direction: DirectionChoice =
      directionChoices.find(name => name === current.get('direction')) ??
      'both';
    return {
      view:
        current.get('dependencies') === 'table'
          ? ('table' as const)
          : ('picture' as const),
      direction,
      directions: (['needs', 'needed-by'] as const).filter(
        one => direction === 'both' || direction === one,
      ),
      depth: depths.includes(depth) ? depth : DEFAULT_DEPTH,
      /** Branches of which more is shown than the depth holds. */
      expanded: current.getAll('expand'),
      /** Branches of which all is shown where otherwise only the worst is. */
      unfolded: current.getAll('unfold'),
      path: pathFromText(current.get('highlight')),
    };
  }, [search]);
  const toggled = (name: 'expand' | 'unfold', branch: string): UrlChanges => {
    const values = params.getAll(name);
    return {
      [name]: values.includes(branch)
        ? values.filter(value => value !== branch)
        : [...values, branch],
    };
  };
  return {
    ...state,
    setView: (view: string) =>
      change({ dependencies: view === 'table' ? view : undefined }),
    setDirection: (direction: string) =>
      change({ direction: direction === 'both' ? undefined : direction }),
    setDepth: (depth: number) =>
      change({
        depth: depth === DEFAULT_DEPTH ? undefined : String(depth),
        expand: undefined,
        unfold: undefined,
      }),
    /** Highlights a path, in the picture; nothing takes the highlight away. */
    setHighlight: (path: string) =>
      change({
        highlight: path,
        ...(path !== '' && { direction: undefined, dependencies: undefined }),
      }),
    toggleExpanded: (branch: string) => change(toggled('expand', branch)),
    toggleUnfolded: (branch: string) => change(toggled('unfold', branch)),
  };
}
