import type { Knex } from 'knex';
import { insertRows, isOneOf } from '../database';
import type { TraitValue } from './rows';

/** SQL of what entities can be lost by, all together: each has a number. */
export class TraitStore {
  /** Gives numbers to those that have none. The caller holds the lock of the graph. */
  async give(
    tx: Knex,
    traits: TraitValue[],
  ): Promise<(trait: TraitValue) => number> {
    const wanted = new Map(traits.map(trait => [keyOf(trait), trait]));
    let ids = await this.#idsOf(tx, [...wanted.values()]);
    const missing = [...wanted]
      .filter(([key]) => !ids.has(key))
      .map(([, { trait, value }]) => ({ trait, value }));
    if (missing.length > 0) {
      await insertRows(tx, 'dependency_traits', missing);
      ids = await this.#idsOf(tx, [...wanted.values()]);
    }
    return trait => ids.get(keyOf(trait))!;
  }

  async #idsOf(knex: Knex, traits: TraitValue[]) {
    if (traits.length === 0) return new Map<string, number>();
    const values = [...new Set(traits.map(({ value }) => value))];
    const rows: (TraitValue & { id: number })[] = await knex(
      'dependency_traits',
    )
      .where(isOneOf(knex, 'value', values))
      .select('id', 'trait', 'value');
    return new Map(rows.map(row => [keyOf(row), row.id]));
  }

  /** Traits as `t` of nodes `n` that have them, to be selected from. */
  have(knex: Knex): Knex.QueryBuilder {
    const numbers =
      knex.client.config.client === 'pg'
        ? 'cross join lateral json_array_elements_text(n.traits::json) as l(value)'
        : 'join json_each(n.traits) as l';
    return knex('dependency_nodes as n')
      .joinRaw(numbers)
      .join(
        'dependency_traits as t',
        't.id',
        knex.raw('cast(l.value as integer)'),
      );
  }

  /** Takes the numbers of those that no node has. */
  async removeUnused(tx: Knex) {
    await tx('dependency_traits')
      .whereNotIn('id', this.have(tx).select('t.id'))
      .delete();
  }
}

function keyOf({ trait, value }: TraitValue): string {
  return `${trait}:${value}`;
}
