import type { Knex } from 'knex';

/**
 * Order of rows by entity ref as JavaScript sorts them, whatever the collation
 * of the database: who locks several rows does so in one order everywhere.
 */
export function refOrder(knex: Knex, column = 'entity_ref'): Knex.Raw {
  return knex.client.config.client === 'pg'
    ? knex.raw('?? collate "C"', [column])
    : knex.raw('??', [column]);
}
