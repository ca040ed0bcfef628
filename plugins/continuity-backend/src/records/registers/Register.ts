import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';

/**
 * Rows that are kept of the approved records of one type, so that lists across
 * all of them need not read what each says.
 */
export interface Register {
  /** Name of the type of record. */
  readonly type: string;
  /** Hash of what the rows follow from beside the content, and of how they are made. */
  readonly basis: string;
  /** Replaces the rows of a record by those of what it says; null: nothing that counts. */
  write(tx: Knex, recordId: string, content: JsonValue): Promise<void>;
}
