import type {
  Rollup,
  RollupDimension,
  RollupRow,
} from '@backstage-continuity/plugin-continuity-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type { InventoryNode } from '../inventory';
import type { KeyedBucket } from './RollupQuery';
import { TallyBuilder } from './tally';

/** The part of the group tree that is asked for. */
export interface Branch {
  /** What is under this group; null: under none. */
  parent: string | null;
  levels: 'next' | 'all';
}

/** A line before paging. */
interface Line {
  key: string | null;
  parent: string | null;
  title: string;
  tally: TallyBuilder;
  direct: number;
  hasChildren: boolean;
}

/** What a line is called: the catalog's title, else the name within the ref. */
export function titleOf(
  key: string,
  nodes: Map<string, { title: string }>,
): string {
  const known = nodes.get(key)?.title;
  if (known) return known;
  return key.includes(':') ? parseEntityRef(key).name : key;
}

/** Lines of a dimension without a tree: one for each key. */
export function flatLines(
  buckets: KeyedBucket[],
  options: { title: (key: string) => string; none: string },
): Line[] {
  const lines = new Map<string | null, Line>();
  for (const bucket of buckets) {
    let line = lines.get(bucket.key);
    if (!line) {
      line = {
        key: bucket.key,
        parent: null,
        title: bucket.key === null ? options.none : options.title(bucket.key),
        tally: new TallyBuilder(),
        direct: 0,
        hasChildren: false,
      };
      lines.set(bucket.key, line);
    }
    line.tally.add(bucket);
    line.direct += bucket.entities;
  }
  return [...lines.values()];
}

/**
 * Lines of a branch of the group tree: each carries the counts of all groups
 * below it, however deep. Owners that are no known group (users, deleted groups)
 * are lines of their own beside the roots. A cycle among groups is entered once:
 * every entity counts once in each of its groups.
 */
export function groupLines(
  buckets: KeyedBucket[],
  groups: InventoryNode[],
  { parent, levels }: Branch,
  none: string,
): Line[] {
  const byRef = new Map(groups.map(group => [group.entityRef, group]));
  const parentOf = (ref: string) => {
    const above = byRef.get(ref)?.parentRef ?? null;
    return above !== null && byRef.has(above) ? above : null;
  };
  const withChildren = new Set(groups.map(group => parentOf(group.entityRef)));
  const roots = rootsOf(groups, parentOf);
  const lines = new Map<string | null, Line>();
  const lineOf = (key: string | null, above: string | null) => {
    let line = lines.get(key);
    if (!line) {
      line = {
        key,
        parent: above,
        title: key === null ? none : titleOf(key, byRef),
        tally: new TallyBuilder(),
        direct: 0,
        hasChildren: key !== null && withChildren.has(key),
      };
      lines.set(key, line);
    }
    return line;
  };
  for (const bucket of buckets) {
    const way = wayUp(bucket.key, parent, parentOf, roots);
    way.forEach((key, index) => {
      const isTop = index === way.length - 1;
      if (levels === 'next' && !isTop) return;
      const line = lineOf(key, isTop ? parent : way[index + 1]);
      line.tally.add(bucket);
      if (key === bucket.key) line.direct += bucket.entities;
    });
  }
  return [...lines.values()];
}

/** Groups without a parent, and for each cycle without one its first ref. */
function rootsOf(
  groups: InventoryNode[],
  parentOf: (ref: string) => string | null,
): Set<string> {
  const roots = new Set<string>();
  for (const { entityRef } of groups) {
    const path = new Set<string>();
    let at: string = entityRef;
    for (;;) {
      const above = parentOf(at);
      if (above === null) {
        roots.add(at);
        break;
      }
      if (path.has(at)) {
        const cycle = [...path].slice([...path].indexOf(at));
        roots.add(cycle.sort()[0]);
        break;
      }
      path.add(at);
      at = above;
    }
  }
  return roots;
}

/**
 * The lines that an owner's entities belong to, from its own to the one directly
 * under `parent`; none: it is not under it.
 */
function wayUp(
  owner: string | null,
  parent: string | null,
  parentOf: (ref: string) => string | null,
  roots: Set<string>,
): (string | null)[] {
  if (owner === null) return parent === null ? [null] : [];
  const way = new Set<string>();
  let at = owner;
  while (!way.has(at)) {
    way.add(at);
    const above = parentOf(at);
    if (parent === null) {
      if (roots.has(at) || above === null) return [...way];
    } else if (above === parent && at !== parent) {
      return [...way];
    }
    if (above === null || at === parent) return [];
    at = above;
  }
  return [];
}

/** Each line followed by those under it; those of one line stay in their order. */
function depthFirst(rows: RollupRow[], parent: string | null): RollupRow[] {
  const under = new Map<string | null, RollupRow[]>();
  for (const row of rows) {
    const beside = under.get(row.parent);
    if (beside) beside.push(row);
    else under.set(row.parent, [row]);
  }
  const visit = (above: string | null): RollupRow[] =>
    (under.get(above) ?? []).flatMap(row =>
      row.key === null ? [row] : [row, ...visit(row.key)],
    );
  return visit(parent);
}

/** Sorts, pages and dresses lines as the answer. */
export function toRollup(options: {
  by: RollupDimension;
  parent: string | null;
  lines: Line[];
  total: Rollup['total'];
  asOf: string;
  order: (a: RollupRow, b: RollupRow) => number;
  after: number;
  limit: number;
}): { rollup: Omit<Rollup, 'nextCursor'>; next: number | null } {
  const rows = depthFirst(
    options.lines
      .map(({ tally, ...line }) => ({ ...line, ...tally.build() }))
      .sort(options.order),
    options.parent,
  );
  const end = options.after + options.limit;
  return {
    rollup: {
      by: options.by,
      parent: options.parent,
      total: options.total,
      items: rows.slice(options.after, end),
      asOf: options.asOf,
    },
    next: end < rows.length ? end : null,
  };
}
