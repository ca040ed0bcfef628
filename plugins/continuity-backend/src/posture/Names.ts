import type { Access } from '../http';
import type { Described, InventoryService } from '../inventory';

/** Says who names the refs: each of the pairs is one that names, and what. */
export type Namers = (
  refs: string[],
) => Promise<{ entityRef: string; targetRef: string }[]>;

/**
 * What a caller may be told of the entities that an answer speaks of beside the
 * one it is about. What the caller may not see in the catalog has no name here.
 * A ref to nothing has nothing to hide but that somebody names it: where an
 * answer may have come to it over others, the caller must see one who does.
 */
export class Names {
  readonly #described: Map<string, Described>;
  readonly #visible: Set<string> | 'all';

  static async of(
    inventory: Pick<InventoryService, 'describe'>,
    access: Pick<Access, 'scope' | 'visible'>,
    refs: Iterable<string>,
    namers?: Namers,
  ): Promise<Names> {
    const unique = [...new Set(refs)];
    const described = await inventory.describe(unique);
    if (access.scope.type === 'all') return new Names(described, 'all');
    const visible = await access.visible(unique);
    const unknown = unique.filter(ref => !described.has(ref));
    const named = namers ? await namedBySeen(unknown, namers, access) : unknown;
    return new Names(described, new Set([...visible, ...named]));
  }

  private constructor(
    described: Map<string, Described>,
    visible: Set<string> | 'all',
  ) {
    this.#described = described;
    this.#visible = visible;
  }

  sees = (ref: string): boolean =>
    this.#visible === 'all' || this.#visible.has(ref);

  /** Undefined: not in the catalog, or not for the caller. */
  describe(ref: string): Described | undefined {
    return this.sees(ref) ? this.#described.get(ref) : undefined;
  }

  /** How a sentence calls it. */
  title = (ref: string): string => {
    if (!this.sees(ref)) return 'an entity you cannot see';
    return this.#described.get(ref)?.title ?? ref;
  };
}

/** Those of the refs that something names which the caller sees. */
async function namedBySeen(
  refs: string[],
  namers: Namers,
  access: Pick<Access, 'visible'>,
): Promise<string[]> {
  if (refs.length === 0) return [];
  const pairs = await namers(refs);
  const seen = await access.visible([
    ...new Set(pairs.map(({ entityRef }) => entityRef)),
  ]);
  return pairs
    .filter(({ entityRef }) => seen.has(entityRef))
    .map(({ targetRef }) => targetRef);
}
