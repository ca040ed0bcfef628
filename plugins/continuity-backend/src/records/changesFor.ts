import type {
  FacetChange,
  JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../http';
import type { InventoryService } from '../inventory';

type Sees = (ref: string) => boolean;

/** What of a change names entities that not everybody may see. */
function isNaming({ facet }: FacetChange): boolean {
  return facet === 'dependencies' || facet === 'functions';
}

function refsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return value.includes(':') ? [value] : [];
  return value === null || typeof value !== 'object'
    ? []
    : Object.values(value).flatMap(refsIn);
}

function refsOf({ before, after }: FacetChange): string[] {
  return [...refsIn(before), ...refsIn(after)];
}

/** A list without what stands for something that is not seen. */
function seenOf(value: JsonValue, sees: Sees): JsonValue {
  if (Array.isArray(value)) {
    return value
      .filter(item => {
        const isNeed = item !== null && typeof item === 'object';
        const ref = isNeed && 'ref' in item ? item.ref : item;
        return typeof ref !== 'string' || sees(ref);
      })
      .map(item => seenOf(item, sees));
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, seenOf(item, sees)]),
      )
    : value;
}

/**
 * What changed of what records rest on as a caller may read it: without the
 * dependencies and functions that the caller may not see, and with the titles of
 * those that the caller does.
 *
 * @param all - every change that is to be told
 */
export async function changesFor(
  access: Pick<Access, 'scope' | 'visible'>,
  inventory: Pick<InventoryService, 'describe'>,
  all: FacetChange[],
): Promise<(changes: FacetChange[]) => FacetChange[]> {
  const refs = [...new Set(all.flatMap(refsOf))];
  if (refs.length === 0) return changes => changes;
  const seesAll = access.scope.type === 'all';
  const visible = seesAll ? new Set(refs) : await access.visible(refs);
  const described = await inventory.describe([...visible]);
  const sees: Sees = ref => visible.has(ref);
  return changes =>
    changes.map(change => {
      const titles = refsOf(change).flatMap(ref => {
        const title = described.get(ref)?.title;
        return title === undefined ? [] : [[ref, title] as const];
      });
      return {
        ...change,
        ...(!seesAll &&
          isNaming(change) && {
            before: seenOf(change.before, sees),
            after: seenOf(change.after, sees),
          }),
        ...(titles.length > 0 && { titles: Object.fromEntries(titles) }),
      };
    });
}
