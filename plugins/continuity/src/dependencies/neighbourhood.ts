import type {
  DependencyDirection,
  DependencyEdge,
  DependencyEntity,
  DependencyList,
} from '@backstage-continuity/plugin-continuity-common';

/** An entity in the picture. */
export interface Neighbour extends DependencyEntity {
  /** The side it is on; null: the root itself. */
  side: DependencyDirection | null;
  steps: number;
  /** Further ones in the direction of its side: could be shown, or are. */
  further: 'none' | 'more' | 'shown';
}

/** An entity with what it needs and what needs it, as far as asked for. */
export interface Neighbourhood {
  root: Neighbour;
  /** With the root, each once, nearest first. */
  entities: Neighbour[];
  edges: DependencyEdge[];
}

/** What one branch of the picture holds in addition. */
export interface Expansion {
  list: DependencyList;
  /** Only these of it, to show a path; null: all. */
  only: ReadonlySet<string> | null;
}

/** Tells edges apart. */
export function edgeKey(edge: DependencyEdge): string {
  const { from, to, group, use } = edge;
  return [from, to, group?.key ?? '', use].join(' ');
}

/** One picture of several answers: both directions and what is expanded. */
export function mergeLists(
  lists: readonly DependencyList[],
  expansions: readonly Expansion[],
): Neighbourhood | undefined {
  if (lists.length === 0) return undefined;
  const root: Neighbour = {
    ...lists[0].root,
    side: null,
    steps: 0,
    further: 'none',
  };
  const entities = new Map([[root.entityRef, root]]);
  const edges = new Map<string, DependencyEdge>();
  const add = (list: DependencyList, only: ReadonlySet<string> | null) => {
    const from = entities.get(list.root.entityRef);
    if (from === undefined) return;
    for (const { hasMore, steps, ...entity } of list.items) {
      if (
        !entities.has(entity.entityRef) &&
        (only?.has(entity.entityRef) ?? true)
      )
        entities.set(entity.entityRef, {
          ...entity,
          side: list.direction,
          steps: from.steps + steps,
          further: hasMore ? 'more' : 'none',
        });
    }
    for (const edge of list.edges) {
      if (entities.has(edge.from) && entities.has(edge.to)) {
        edges.set(edgeKey(edge), edge);
      }
    }
    if (only === null && from.side === list.direction) from.further = 'shown';
  };
  for (const list of lists) add(list, null);
  // What hangs on something that is itself expanded comes after it.
  let waiting = [...expansions];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ list }) =>
      entities.has(list.root.entityRef),
    );
    if (ready.length === 0) break;
    for (const { list, only } of ready) add(list, only);
    waiting = waiting.filter(expansion => !ready.includes(expansion));
  }
  return {
    root,
    entities: [...entities.values()].sort((a, b) => a.steps - b.steps),
    edges: [...edges.values()],
  };
}
