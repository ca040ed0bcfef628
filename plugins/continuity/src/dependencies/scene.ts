import {
  statuses,
  type DependencyDirection,
  type DependencyEdge,
} from '@backstage-continuity/plugin-continuity-common';
import type { Neighbour, Neighbourhood } from './neighbourhood';
import { branchKey } from './useDependencyState';

/** Leaves of one entity beyond which only the most important ones show. */
const FOLD_FROM = 9;
const FOLD_KEEPS = 6;

/** Leaves of one entity that are not shown one by one. */
export interface Fold {
  /** The branch in the address that shows all of them. */
  branch: string;
  side: DependencyDirection;
  /** What they belong to. */
  parent: Neighbour;
  entities: Neighbour[];
}

/** What is drawn. */
export interface Scene {
  entities: Neighbour[];
  edges: DependencyEdge[];
  folds: Fold[];
  /** Folds that were opened, to close again: branch to what they belong to. */
  opened: { branch: string; parent: Neighbour }[];
}

/** What asks for attention first. */
function concern(entity: Neighbour, inverted: ReadonlySet<string>): number[] {
  const rank = entity.status === null ? -1 : statuses.indexOf(entity.status);
  return [
    inverted.has(entity.entityRef) ? 0 : 1,
    entity.exists ? 1 : 0,
    entity.findings > 0 ? 0 : 1,
    rank === -1 ? statuses.length : rank,
  ];
}

function byConcern(inverted: ReadonlySet<string>) {
  return (a: Neighbour, b: Neighbour) => {
    const [x, y] = [concern(a, inverted), concern(b, inverted)];
    const at = x.findIndex((value, index) => value !== y[index]);
    return at === -1 ? 0 : x[at] - y[at];
  };
}

/** Entities that hang on one other alone and not as one of a group, by it. */
function leavesByParent({ entities, edges }: Neighbourhood) {
  const neighbours = new Map<string, Set<string>>();
  const grouped = new Set<string>();
  const join = (from: string, to: string) =>
    neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
  for (const { from, to, group } of edges) {
    join(from, to);
    join(to, from);
    if (group) grouped.add(from).add(to);
  }
  const leaves = new Map<string, Neighbour[]>();
  for (const entity of entities) {
    const [parent, ...others] = neighbours.get(entity.entityRef) ?? [];
    const isLeaf =
      entity.side !== null &&
      entity.further !== 'shown' &&
      parent !== undefined &&
      others.length === 0 &&
      !grouped.has(entity.entityRef);
    if (isLeaf) {
      const branch = branchKey(entity.side!, parent);
      leaves.set(branch, [...(leaves.get(branch) ?? []), entity]);
    }
  }
  return leaves;
}

/**
 * What to draw of a neighbourhood: where many hang on one entity alone, only
 * those that ask for attention, and the rest as one.
 *
 * @param options - `unfolded`: branches drawn in full; `keep`: entities drawn in any case
 */
export function sceneOf(
  neighbourhood: Neighbourhood,
  options: { unfolded: readonly string[]; keep: ReadonlySet<string> },
): Scene {
  const { entities, edges } = neighbourhood;
  const byRef = new Map(entities.map(entity => [entity.entityRef, entity]));
  const inverted = new Set(
    edges.filter(edge => edge.inverted).flatMap(({ from, to }) => [from, to]),
  );
  const folds: Fold[] = [];
  const opened: Scene['opened'] = [];
  for (const [branch, leaves] of leavesByParent(neighbourhood)) {
    const [{ side }] = leaves;
    const parent = byRef.get(branch.slice(`${side}:`.length));
    if (leaves.length < FOLD_FROM || side === null || !parent) continue;
    if (options.unfolded.includes(branch)) {
      opened.push({ branch, parent });
      continue;
    }
    const hidden = [...leaves]
      .sort(byConcern(inverted))
      .slice(FOLD_KEEPS)
      .filter(leaf => !options.keep.has(leaf.entityRef));
    if (hidden.length > 0)
      folds.push({ branch, side, parent, entities: hidden });
  }
  const gone = new Set(
    folds.flatMap(fold => fold.entities.map(({ entityRef }) => entityRef)),
  );
  return {
    entities: entities.filter(({ entityRef }) => !gone.has(entityRef)),
    edges: edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    folds,
    opened,
  };
}
