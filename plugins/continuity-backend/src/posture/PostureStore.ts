import type { Knex } from 'knex';
import { inChunks, toDate, toInstant, type StoredInstant } from '../database';
import type { EvaluatedEntity, FindingRow, PostureRow } from './postureRows';

const findingKey = (row: {
  entity_ref: string;
  check_id: string;
  subject: string;
}) => JSON.stringify([row.entity_ref, row.check_id, row.subject]);

/** Writes the projection; reading it is the business of the query files. */
export class PostureStore {
  /**
   * Replaces the projection of the entities: those evaluated are written, the
   * others (deleted, or out of scope) leave it. The caller holds the marks of
   * these entities, so that nobody else writes their rows meanwhile.
   */
  async replace(
    tx: Knex,
    entityRefs: string[],
    evaluated: EvaluatedEntity[],
    now: Date,
  ) {
    await inChunks(entityRefs, async refs => {
      await tx('posture').whereIn('entity_ref', refs).delete();
      await tx('posture_functions').whereIn('entity_ref', refs).delete();
      await tx('posture_findings').whereIn('entity_ref', refs).delete();
      return [];
    });
    const findings = evaluated.flatMap(item => item.findings);
    const opened = await this.#openings(tx, entityRefs, findings, now);
    await this.#insert<PostureRow>(
      tx,
      'posture',
      evaluated.map(item => item.row),
      200,
    );
    await this.#insert(
      tx,
      'posture_functions',
      evaluated.flatMap(item =>
        item.functionRefs.map(ref => ({
          entity_ref: item.row.entity_ref,
          function_ref: ref,
        })),
      ),
    );
    await this.#insert<FindingRow>(
      tx,
      'posture_findings',
      findings.map(finding => ({
        ...finding,
        since: finding.since ?? opened.get(findingKey(finding)) ?? now,
      })),
    );
  }

  /** Since when each finding that time does not decide has been there. */
  async #openings(
    tx: Knex,
    entityRefs: string[],
    findings: EvaluatedEntity['findings'],
    now: Date,
  ): Promise<Map<string, Date>> {
    const standing = new Map(
      findings
        .filter(finding => finding.outcome !== 'timed')
        .map(finding => [findingKey(finding), finding]),
    );
    const known = await inChunks(entityRefs, async refs =>
      tx('finding_openings').whereIn('entity_ref', refs).select(),
    );
    const opened = new Map<string, Date>();
    for (const row of known) {
      const key = findingKey(row);
      if (standing.has(key)) opened.set(key, new Date(row.opened_at));
    }
    await inChunks(
      known.filter(row => !opened.has(findingKey(row))),
      async slice => {
        await tx('finding_openings')
          .whereIn(
            ['entity_ref', 'check_id', 'subject'],
            slice.map(row => [row.entity_ref, row.check_id, row.subject]),
          )
          .delete();
        return [];
      },
      200,
    );
    await this.#insert(
      tx,
      'finding_openings',
      [...standing.entries()]
        .filter(([key]) => !opened.has(key))
        .map(([, { entity_ref, check_id, subject }]) => ({
          entity_ref,
          check_id,
          subject,
          opened_at: now,
        })),
    );
    return opened;
  }

  async #insert<T extends {}>(tx: Knex, table: string, rows: T[], size = 500) {
    await inChunks(
      rows,
      async slice => {
        await tx(table).insert(slice);
        return [];
      },
      size,
    );
  }

  /** Entities whose row must be computed anew by now. */
  async dueForEvaluation(
    knex: Knex,
    now: string,
    limit: number,
  ): Promise<string[]> {
    return knex('posture')
      .where('reevaluate_at', '<=', toDate(now))
      .orderBy('reevaluate_at')
      .limit(limit)
      .pluck('entity_ref');
  }

  /** When the row that is to be computed anew first is, and when one last was. */
  async evaluations(
    knex: Knex,
  ): Promise<{ nextAt: string | null; lastAt: string | null }> {
    // Each for itself, since SQLite finds only one at a time by its index.
    const [row]: Record<'next' | 'last', StoredInstant | null>[] =
      await knex.select({
        next: knex('posture').min('reevaluate_at'),
        last: knex('posture').max('evaluated_at'),
      });
    return { nextAt: toInstant(row.next), lastAt: toInstant(row.last) };
  }

  /** A page of the entities that have a row, in the order of their refs. */
  async entityRefs(
    knex: Knex,
    afterRef: string | null,
    limit: number,
  ): Promise<string[]> {
    const query = knex('posture').orderBy('entity_ref').limit(limit);
    if (afterRef !== null) query.where('entity_ref', '>', afterRef);
    return query.pluck('entity_ref');
  }
}
