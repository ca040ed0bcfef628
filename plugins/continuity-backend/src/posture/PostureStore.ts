import type { Knex } from 'knex';
import {
  inChunks,
  insertRows,
  isOneOf,
  toDate,
  toInstant,
  type StoredInstant,
} from '../database';
import type { EvaluatedEntity, FindingRow } from './postureRows';

const findingKey = (row: {
  entity_ref: string;
  check_id: string;
  subject: string;
}) => JSON.stringify([row.entity_ref, row.check_id, row.subject]);

/** Rows of entities beside their row in `posture`. */
type Part = { entity_ref: string };

/** Text that is the same for equal rows, whichever database gives them. */
function textOf(row: Part): string {
  return JSON.stringify(
    Object.entries<unknown>({ ...row })
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, value]) => (value instanceof Date ? value.getTime() : value)),
  );
}

/** The rows of each entity as one text. */
function textsByEntity(rows: Part[]): Map<string, string> {
  const texts = new Map<string, string[]>();
  for (const row of rows) {
    const others = texts.get(row.entity_ref);
    if (others) others.push(textOf(row));
    else texts.set(row.entity_ref, [textOf(row)]);
  }
  return new Map([...texts].map(([ref, all]) => [ref, all.sort().join('\n')]));
}

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
    const present = new Set(evaluated.map(item => item.row.entity_ref));
    await this.#delete(
      tx,
      'posture',
      entityRefs.filter(ref => !present.has(ref)),
    );
    const findings = evaluated.flatMap(item => item.findings);
    const opened = await this.#openings(tx, entityRefs, findings, now);
    const rows = evaluated.map(item => item.row);
    await insertRows(tx, 'posture', rows, {
      key: ['entity_ref'],
      merge: Object.keys(rows[0] ?? {}).filter(name => name !== 'entity_ref'),
    });
    await this.#replaceParts(
      tx,
      'posture_functions',
      entityRefs,
      evaluated.flatMap(item =>
        item.functionRefs.map(ref => ({
          entity_ref: item.row.entity_ref,
          function_ref: ref,
        })),
      ),
    );
    await this.#replaceParts<FindingRow>(
      tx,
      'posture_findings',
      entityRefs,
      findings.map(finding => ({
        ...finding,
        since: finding.since ?? opened.get(findingKey(finding)) ?? now,
      })),
    );
  }

  /** Mostly few entities, or none, have other rows than before. */
  async #replaceParts<T extends Part>(
    tx: Knex,
    table: string,
    entityRefs: string[],
    rows: T[],
  ) {
    const stored = await tx(table)
      .where(isOneOf(tx, 'entity_ref', entityRefs))
      .select();
    const before = textsByEntity(stored);
    const after = textsByEntity(rows);
    const changed = new Set(
      entityRefs.filter(ref => before.get(ref) !== after.get(ref)),
    );
    await this.#delete(
      tx,
      table,
      [...changed].filter(ref => before.has(ref)),
    );
    await insertRows(
      tx,
      table,
      rows.filter(row => changed.has(row.entity_ref)),
    );
  }

  async #delete(tx: Knex, table: string, entityRefs: string[]) {
    if (entityRefs.length === 0) return;
    await tx(table).where(isOneOf(tx, 'entity_ref', entityRefs)).delete();
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
    const known = await tx('finding_openings')
      .where(isOneOf(tx, 'entity_ref', entityRefs))
      .select();
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
    await insertRows(
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
