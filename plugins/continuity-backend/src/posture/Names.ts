import type { Access } from '../http';
import type { Described, InventoryService } from '../inventory';

/**
 * What a caller may be told of the entities that an answer speaks of beside the
 * one it is about. What the caller may not see in the catalog has no name here;
 * a ref to nothing has nothing to hide.
 */
export class Names {
  readonly #described: Map<string, Described>;
  readonly #visible: Set<string> | 'all';

  static async of(
    inventory: Pick<InventoryService, 'describe'>,
    access: Pick<Access, 'scope' | 'visible'>,
    refs: Iterable<string>,
  ): Promise<Names> {
    const unique = [...new Set(refs)];
    const described = await inventory.describe(unique);
    return new Names(
      described,
      access.scope.type === 'all' ? 'all' : await access.visible(unique),
    );
  }

  private constructor(
    described: Map<string, Described>,
    visible: Set<string> | 'all',
  ) {
    this.#described = described;
    this.#visible = visible;
  }

  sees = (ref: string): boolean =>
    this.#visible === 'all' ||
    this.#visible.has(ref) ||
    !this.#described.has(ref);

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
