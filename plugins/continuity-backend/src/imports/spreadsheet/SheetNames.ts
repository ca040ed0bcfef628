import {
  entityRefSchema,
  type SheetLookUp,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { InventoryService, NamedEntity } from '../../inventory';

/** So many of those that a name stands for are listed. */
const LISTED = 5;

const isPerson = (ref: string) => /^(?:user|group):/.test(ref);

function asRef(text: string): string | null {
  const parsed = entityRefSchema.safeParse(text);
  return parsed.success ? parsed.data : null;
}

function fold(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

/** What the names in a sheet stand for, of what the caller may see. */
export class SheetNames {
  readonly #byName: Map<string, NamedEntity[]>;
  readonly #known: Set<string>;

  private constructor(byName: Map<string, NamedEntity[]>, known: Set<string>) {
    this.#byName = byName;
    this.#known = known;
  }

  /** Looks all of them up at once. */
  static async of(
    access: Access,
    inventory: Pick<InventoryService, 'named'>,
    texts: Iterable<string>,
  ): Promise<SheetNames> {
    const all = [...new Set(texts)];
    const refs = all.flatMap(text => asRef(text) ?? []);
    const named = await inventory.named(
      all.filter(text => asRef(text) === null),
    );
    const visible = await access.visible([
      ...new Set([...refs, ...named.map(({ entityRef }) => entityRef)]),
    ]);
    const byName = new Map<string, NamedEntity[]>();
    for (const entity of named) {
      if (!visible.has(entity.entityRef)) continue;
      for (const name of new Set([entity.title, entity.name].map(fold))) {
        byName.set(name, [...(byName.get(name) ?? []), entity]);
      }
    }
    return new SheetNames(byName, visible);
  }

  readonly lookUp: SheetLookUp = (text, what) => {
    const noun = {
      subject: 'a service or business function',
      entity: 'an entity',
      person: 'a user or group',
    }[what];
    const fits = (ref: string) =>
      what === 'entity' || isPerson(ref) === (what === 'person');
    const ref = asRef(text);
    if (ref !== null) {
      return this.#known.has(ref) && fits(ref)
        ? { ok: true, ref }
        : {
            ok: false,
            expected: `${noun} of the catalog that you may see`,
          };
    }
    const found = (this.#byName.get(fold(text)) ?? []).filter(one =>
      fits(one.entityRef),
    );
    const inScope = found.filter(one => one.inScope);
    const [only, ...others] = inScope.length === 1 ? inScope : found;
    if (!only) {
      return {
        ok: false,
        expected: `${noun} of the catalog that you may see, by its reference, name or title`,
      };
    }
    if (others.length === 0) return { ok: true, ref: only.entityRef };
    const refs = found.map(one => one.entityRef).sort();
    const more = refs.length > LISTED ? ' …' : '';
    return {
      ok: false,
      expected: `a reference, as several have this name: ${refs
        .slice(0, LISTED)
        .join(', ')}${more}`,
    };
  };
}
