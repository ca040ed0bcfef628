import type { JsonValue } from '../../model/records/recordType';
import {
  isBlank,
  isObject,
  isSame,
  itemsById,
  joinPath,
  keyOf,
  withKey,
  type JsonObject,
  type Part,
} from './content';
import { common, interleave } from './sequence';

/** Last step of the path of a conflict about the order of a list: its values are ids. */
const ORDER = '$order';

/** Something that both changed, each to something else. @public */
export interface ContentConflict {
  /** Keys with dots between; items of a list by their id. */
  path: string;
  /** Null: not there. */
  base: JsonValue;
  mine: JsonValue;
  theirs: JsonValue;
}

/** @public */
export interface MergedContent {
  /** With what is mine where there is a conflict. */
  merged: JsonValue;
  conflicts: ContentConflict[];
}

/** Brings together two descendants of one content. */
class Merge {
  readonly conflicts: ContentConflict[] = [];

  merge(base: Part, mine: Part, theirs: Part, path: string): Part {
    if (isSame(mine, theirs) || isSame(base, theirs)) {
      return mine;
    }
    if (isSame(base, mine)) {
      return theirs;
    }
    if (
      isObject(mine) &&
      isObject(theirs) &&
      (isObject(base) || isBlank(base))
    ) {
      return this.#mergeKeys(base, mine, theirs, path);
    }
    const lists = [isBlank(base) ? [] : base, mine, theirs].map(itemsById);
    const [old, own, others] = lists;
    if (old && own && others) {
      return this.#mergeItems({ old, own, others }, path);
    }
    return this.#decide(base, mine, theirs, path);
  }

  #decide(base: Part, mine: Part, theirs: Part, path: string): Part {
    // To write nothing in another way is no change.
    if (isBlank(theirs) && (isBlank(mine) || isBlank(base))) {
      return mine;
    }
    if (isBlank(mine) && isBlank(base)) {
      return theirs;
    }
    this.conflicts.push({
      path,
      base: base ?? null,
      mine: mine ?? null,
      theirs: theirs ?? null,
    });
    return mine;
  }

  #mergeKeys(
    base: Part,
    mine: JsonObject,
    theirs: JsonObject,
    path: string,
  ): JsonObject {
    const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return [...keys].reduce<JsonObject>(
      (merged, key) =>
        withKey(
          merged,
          key,
          this.merge(
            keyOf(base, key),
            keyOf(mine, key),
            keyOf(theirs, key),
            joinPath(path, key),
          ),
        ),
      {},
    );
  }

  #mergeItems(
    lists: Record<'old' | 'own' | 'others', Map<string, JsonObject>>,
    path: string,
  ): JsonValue {
    const { old, own, others } = lists;
    const merged = new Map<string, JsonValue>();
    for (const id of new Set([...own.keys(), ...others.keys()])) {
      const item = this.merge(
        old.get(id),
        own.get(id),
        others.get(id),
        joinPath(path, id),
      );
      if (item !== undefined) {
        merged.set(id, item);
      }
    }
    return this.#order(
      [...old.keys()],
      [...own.keys()],
      [...others.keys()],
      path,
    ).flatMap(id => merged.get(id) ?? []);
  }

  /** The order of whoever changed it, with what only the other has in between. */
  #order(
    old: string[],
    own: string[],
    others: string[],
    path: string,
  ): string[] {
    const [mine, theirs] = [common(own, others), common(others, own)];
    const [mineThen, theirsThen] = [common(old, own), common(old, others)];
    const iMoved = !isSame(mineThen, common(own, old));
    const theyMoved = !isSame(theirsThen, common(others, old));
    if (iMoved && theyMoved && !isSame(mine, theirs)) {
      this.conflicts.push({
        path: joinPath(path, ORDER),
        base: old,
        mine: own,
        theirs: others,
      });
    }
    return iMoved ? interleave(own, others) : interleave(others, own);
  }
}

/**
 * Brings what two people made of the same content together.
 *
 * @remarks
 * What only one of them changed is taken over, in lists item by item. What both
 * changed to the same is no conflict; what they changed to something else is one,
 * and stays as it is in mine until somebody decides, see {@link resolve}. Whether
 * to take out what the other changed is such a decision, too, and so is an order
 * that both changed: its path ends with `$order`, its values are ids.
 *
 * @public
 */
export function mergeContents(
  base: JsonValue,
  mine: JsonValue,
  theirs: JsonValue,
): MergedContent {
  const merge = new Merge();
  const merged = merge.merge(base, mine, theirs, '') ?? null;
  return { merged, conflicts: merge.conflicts };
}

function reordered(list: JsonValue[], value: JsonValue): JsonValue {
  const items = itemsById(list);
  const ids = Array.isArray(value)
    ? value.filter(id => typeof id === 'string')
    : [];
  if (!items) {
    return list;
  }
  return interleave(
    ids.filter(id => items.has(id)),
    [...items.keys()],
  ).flatMap(id => items.get(id) ?? []);
}

/**
 * The content with what was decided about a conflict.
 *
 * @param value - One of the values of the conflict, or another; null takes an
 * item out of its list
 * @public
 */
export function resolve(
  merged: JsonValue,
  path: string,
  value: JsonValue,
): JsonValue {
  if (path === '') {
    return value;
  }
  const dot = path.indexOf('.');
  const [step, rest] =
    dot === -1 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
  if (Array.isArray(merged)) {
    if (step === ORDER) {
      return reordered(merged, value);
    }
    const at = merged.findIndex(item => keyOf(item, 'id') === step);
    if (at === -1) {
      return rest === '' && value !== null ? [...merged, value] : merged;
    }
    return rest === '' && value === null
      ? merged.toSpliced(at, 1)
      : merged.with(at, resolve(merged[at], rest, value));
  }
  return isObject(merged)
    ? withKey(merged, step, resolve(merged[step] ?? null, rest, value))
    : merged;
}
