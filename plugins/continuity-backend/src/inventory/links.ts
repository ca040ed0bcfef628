import { parseVitalBusinessFunction } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { insertRows, isOneOf } from '../database';
import { REF_LENGTH, type FunctionLinkRow, type FunctionRow } from './rows';

/** What one side, an entity or a function, says about whom it is linked with. */
interface Said {
  ref: string;
  others: string[];
}

const own = { entity: 'entity_ref', function: 'function_ref' } as const;
const other = { entity: 'function_ref', function: 'entity_ref' } as const;

/** The entities that a function says support it. */
export function saidByFunction(row: FunctionRow): Said {
  const { fields } = parseVitalBusinessFunction(JSON.parse(row.spec), {
    namespace: row.namespace,
  });
  return { ref: row.entity_ref, others: fields.supportedBy };
}

/** SQL of the links between entities and the functions they support. */
export const functionLinks = {
  /** Replaces what the given entities or functions say. */
  async declare(
    tx: Knex,
    side: 'entity' | 'function',
    said: Said[],
  ): Promise<void> {
    if (said.length === 0) return;
    const refs = said.map(({ ref }) => ref);
    await tx('inventory_function_links')
      .where(isOneOf(tx, own[side], refs))
      .where('declared_by', side)
      .delete();
    const rows = said.flatMap(({ ref, others }) =>
      others
        .filter(({ length }) => length <= REF_LENGTH)
        .map(
          name =>
            ({
              [own[side]]: ref,
              [other[side]]: name,
              declared_by: side,
            } as unknown as FunctionLinkRow),
        ),
    );
    await insertRows(tx, 'inventory_function_links', rows);
  },

  /** Forgets what removed entities or functions said, not what others say of them. */
  async forget(tx: Knex, refs: string[]): Promise<void> {
    await functionLinks.declare(
      tx,
      'entity',
      refs.map(ref => ({ ref, others: [] })),
    );
    await functionLinks.declare(
      tx,
      'function',
      refs.map(ref => ({ ref, others: [] })),
    );
  },

  /** The links of functions, whichever side declared them, each once. */
  async of(
    knex: Knex,
    functionRefs: string[],
  ): Promise<Pick<FunctionLinkRow, 'entity_ref' | 'function_ref'>[]> {
    return knex('inventory_function_links')
      .where(isOneOf(knex, 'function_ref', functionRefs))
      .distinct('entity_ref', 'function_ref')
      .orderBy(['function_ref', 'entity_ref']);
  },

  /** Entities linked with the functions, from either side. */
  async entitiesOf(knex: Knex, functionRefs: string[]): Promise<string[]> {
    return knex('inventory_function_links')
      .where(isOneOf(knex, 'function_ref', functionRefs))
      .distinct()
      .pluck('entity_ref');
  },
};
