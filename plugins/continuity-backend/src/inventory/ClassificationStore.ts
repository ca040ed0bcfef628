import type { Classification } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { toDate, toInstant } from '../database';
import type { ClassificationRow } from './rows';

/** SQL of what the portal says of entities. */
export class ClassificationStore {
  async find(
    knex: Knex,
    entityRef: string,
  ): Promise<Classification | undefined> {
    const row = await knex<ClassificationRow>('inventory_classifications')
      .where({ entity_ref: entityRef })
      .first();
    return (
      row && {
        entityRef: row.entity_ref,
        revision: row.revision,
        continuity: JSON.parse(row.continuity),
        classifiedAt: toInstant(row.classified_at),
        classifiedBy: row.classified_by,
      }
    );
  }

  /**
   * Writes the revision that follows the one expected, 0 being none.
   *
   * @returns false where another revision is there: the condition is part of the
   * statement, so that of two writers one loses
   */
  async put(
    tx: Knex,
    expected: number,
    classification: Omit<Classification, 'revision'>,
  ): Promise<boolean> {
    const columns = {
      revision: expected + 1,
      continuity: JSON.stringify(classification.continuity),
      classified_at: toDate(classification.classifiedAt),
      classified_by: classification.classifiedBy,
    };
    if (expected > 0) {
      const updated = await tx('inventory_classifications')
        .where({ entity_ref: classification.entityRef, revision: expected })
        .update(columns);
      return updated > 0;
    }
    const inserted = await tx('inventory_classifications')
      .insert({ entity_ref: classification.entityRef, ...columns })
      .onConflict('entity_ref')
      .ignore()
      .returning('entity_ref');
    return inserted.length > 0;
  }

  /** Removes the revision expected; false where another one is there. */
  async delete(
    tx: Knex,
    entityRef: string,
    expected: number,
  ): Promise<boolean> {
    const deleted = await tx('inventory_classifications')
      .where({ entity_ref: entityRef, revision: expected })
      .delete();
    return deleted > 0;
  }
}
