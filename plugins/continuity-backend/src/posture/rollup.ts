import type {
  Rollup,
  RollupDimension,
  RollupRow,
} from '@backstage-continuity/plugin-continuity-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type { InventoryNode } from '../inventory';
import type { KeyedBucket } from './RollupQuery';
import { TallyBuilder } from './tally';

/** A line before paging. */
interface Line {
  key: string | null;
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
 * Lines of the group tree under one group, or its roots: each carries the counts
 * of all groups below it, however deep. Owners that are no known group (users,
 * deleted groups) are lines of their own beside the roots. A cycle among groups
 * is entered once: every entity counts once in each of its groups.
 *
 * @param parent - null: the roots
 */
export function groupLines(
  buckets: KeyedBucket[],
  groups: InventoryNode[],
  parent: string | null,
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
  const lineOf = (key: string | null) => {
    let line = lines.get(key);
    if (!line) {
      line = {
        key,
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
    const top = lineAbove(bucket.key, parent, parentOf, roots);
    if (top === undefined) continue;
    const line = lineOf(top);
    line.tally.add(bucket);
    if (top === bucket.key) line.direct += bucket.entities;
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

/** The line that an owner's entities belong to; undefined: not under `parent`. */
function lineAbove(
  owner: string | null,
  parent: string | null,
  parentOf: (ref: string) => string | null,
  roots: Set<string>,
): string | null | undefined {
  if (owner === null) return parent === null ? null : undefined;
  const seen = new Set<string>();
  let at = owner;
  while (!seen.has(at)) {
    seen.add(at);
    const above = parentOf(at);
    if (parent === null) {
      if (roots.has(at) || above === null) return at;
    } else if (above === parent && at !== parent) {
      return at;
    }
    if (above === null || at === parent) return undefined;
    at = above;
  }
  return undefined;
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
  const rows = options.lines
    .map(line => ({
      key: line.key,
      title: line.title,
      direct: line.direct,
      hasChildren: line.hasChildren,
      ...line.tally.build(),
    }))
    .sort(options.order);
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
