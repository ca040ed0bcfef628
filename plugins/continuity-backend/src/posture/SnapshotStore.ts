import type { Status } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, toDate, toInstant } from '../database';
import type { EntityScope } from '../http';
import { applyScope } from '../http/scope';
import { likeText, type ResolvedFilters } from './filters';
import { projectionAt } from './projectionSql';
import { statusOfRank } from './tally';

/** What entities of one snapshot row have in common. */
const dimensions = [
  'kind',
  'owner_ref',
  'system_ref',
  'domain_ref',
  'tier',
  'lifecycle',
  'functions',
  'status',
] as const;

type Dimensions = Record<(typeof dimensions)[number], string | null>;

/** Counts of entities alike in all dimensions. */
export type SnapshotCounts = Dimensions & {
  entities: number;
  passed: number;
  failed: number;
  unknowns: number;
};

const counts = ['entities', 'passed', 'failed', 'unknowns'] as const;

/** A count and the span of days over which it held. */
export interface SnapshotSpan {
  fromDay: string;
  /** Excluded; null: still holds. */
  untilDay: string | null;
  status: Status;
  entities: number;
  passed: number;
  failed: number;
  unknowns: number;
  reconstructed: boolean;
}

/** What reconstructed days were computed from, and when. */
export interface ReconstructionBasis {
  /** Of the history and the policy. */
  hash: string;
  /** In scope at that time. */
  entities: number;
  computedAt: string;
}

/** A count and its span, to be written. */
export type SnapshotRow = SnapshotCounts & {
  from_day: string;
  until_day: string | null;
  reconstructed: boolean;
};

/** Text that is the same for rows alike in all dimensions. */
export const keyOf = (row: Dimensions) =>
  JSON.stringify(dimensions.map(name => row[name] ?? null));

const sameCounts = (a: SnapshotCounts, b: SnapshotCounts) =>
  counts.every(name => Number(a[name]) === Number(b[name]));

/**
 * SQL of the daily snapshots. A count that does not change from day to day is
 * one row however long it holds, so quiet days cost nothing.
 */
export class SnapshotStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** The projection at an instant, counted by all dimensions. */
  async countNow(tx: Knex, now: string): Promise<SnapshotCounts[]> {
    const joined =
      tx.client.config.client === 'pg'
        ? `(select '|' || string_agg(f.function_ref, '|' order by f.function_ref) || '|' from posture_functions f where f.entity_ref = p.entity_ref)`
        : `(select '|' || group_concat(ref, '|') || '|' from (select f.function_ref as ref from posture_functions f where f.entity_ref = p.entity_ref order by f.function_ref))`;
    const entities = projectionAt(
      tx,
      now,
      [
        'entity_ref',
        'kind',
        'owner_ref',
        'system_ref',
        'domain_ref',
        'tier',
        'lifecycle',
      ],
      () => {},
    ).select('p.*', tx.raw(`coalesce(${joined}, '') as functions`));
    const grouped = dimensions.filter(name => name !== 'status');
    const rows: Record<string, any>[] = await tx
      .from(entities.as('p'))
      .select([...grouped, 'status_rank'])
      .count({ entities: '*' })
      .sum({
        passed: 'passed_now',
        failed: 'failed_now',
        unknown_sum: 'unknowns',
      })
      .groupBy([...grouped, 'status_rank']);
    return rows.map(({ status_rank, unknown_sum, ...row }) => ({
      ...(row as Dimensions),
      status: statusOfRank(status_rank),
      entities: Number(row.entities),
      passed: Number(row.passed),
      failed: Number(row.failed),
      unknowns: Number(unknown_sum),
    }));
  }

  /** Makes the counts those of the day; spans that no longer hold end before it. */
  async write(tx: Knex, day: string, current: SnapshotCounts[]): Promise<void> {
    if (tx.client.config.client === 'pg') {
      await tx.raw('lock table posture_snapshots in share row exclusive mode');
    }
    await this.#forgetAhead(tx, day);
    const open = await tx('posture_snapshots').whereNull('until_day').select();
    const wanted = new Map(current.map(row => [keyOf(row), row]));
    const ended: number[] = [];
    for (const row of open) {
      const key = keyOf(row);
      const same = wanted.get(key);
      if (same && sameCounts(same, row)) wanted.delete(key);
      else ended.push(row.id);
    }
    await inChunks(ended, async ids => {
      // What began today never held for a whole day.
      await tx('posture_snapshots')
        .whereIn('id', ids)
        .where('from_day', '>=', day)
        .delete();
      await tx('posture_snapshots')
        .whereIn('id', ids)
        .update({ until_day: day });
      return [];
    });
    await this.#insert(
      tx,
      [...wanted.values()].map(row => ({
        ...row,
        from_day: day,
        until_day: null,
        reconstructed: false,
      })),
    );
  }

  /**
   * Undoes what a clock wrote that was ahead by hours: otherwise the day would be
   * counted beside what ended on the next. One that was ahead by more than two
   * days is not believed to have been wrong, as then it may be this one that is.
   */
  async #forgetAhead(tx: Knex, day: string): Promise<void> {
    const date = new Date(day);
    date.setUTCDate(date.getUTCDate() + 2);
    const last = date.toISOString().slice(0, 10);
    const ahead = (column: string) =>
      tx('posture_snapshots')
        .where('reconstructed', false)
        .where(column, '>', day)
        .where(column, '<=', last);
    await ahead('from_day').delete();
    await ahead('until_day').update({ until_day: null });
  }

  /** Whether as many entities are in the projection as were counted last. */
  async isComplete(knex: Knex): Promise<boolean> {
    const counted = await knex('posture_snapshots')
      .whereNull('until_day')
      .sum({ entities: 'entities' })
      .first();
    const present = await knex('posture').count({ entities: '*' }).first();
    return Number(counted?.entities ?? 0) === Number(present?.entities ?? 0);
  }

  /** The first day that was counted as it was; null: none yet. */
  async firstCountedDay(knex: Knex): Promise<string | null> {
    const row = await knex('posture_snapshots')
      .where('reconstructed', false)
      .min({ day: 'from_day' })
      .first();
    return row?.day ?? null;
  }

  /** What the reconstructed days were computed from; null: nothing yet. */
  async reconstructedFrom(knex: Knex): Promise<ReconstructionBasis | null> {
    const row = await knex('posture_reconstruction').first();
    return row
      ? {
          hash: row.basis,
          entities: row.entities,
          computedAt: toInstant(row.computed_at),
        }
      : null;
  }

  /** Replaces all reconstructed days. */
  async replaceReconstructed(
    tx: Knex,
    basis: ReconstructionBasis,
    rows: SnapshotRow[],
  ): Promise<void> {
    await tx('posture_snapshots').where('reconstructed', true).delete();
    await this.#insert(tx, rows);
    await tx('posture_reconstruction')
      .insert({
        id: 1,
        basis: basis.hash,
        entities: basis.entities,
        computed_at: toDate(basis.computedAt),
      })
      .onConflict('id')
      .merge();
  }

  async #insert(tx: Knex, rows: SnapshotRow[]): Promise<void> {
    await inChunks(
      rows,
      async slice => {
        await tx('posture_snapshots').insert(slice);
        return [];
      },
      200,
    );
  }

  /** Removes spans that ended before the day. */
  async prune(tx: Knex, day: string): Promise<void> {
    await tx('posture_snapshots').where('until_day', '<=', day).delete();
  }

  /** Spans that touch the days, of what matches and may be seen. */
  async spans(options: {
    fromDay: string;
    filters: ResolvedFilters;
    scope: EntityScope;
  }): Promise<SnapshotSpan[]> {
    const { fromDay, filters, scope } = options;
    const query = this.#database
      .from({ s: 'posture_snapshots' })
      .where(still =>
        still.whereNull('until_day').orWhere('until_day', '>', fromDay),
      );
    const among = (column: string, values: string[] | undefined) => {
      if (values?.length) query.whereIn(column, values);
    };
    if (filters.ownedWithin) query.whereIn('owner_ref', filters.ownedWithin);
    among('owner_ref', filters.owner);
    among('system_ref', filters.system);
    among('domain_ref', filters.domain);
    among('lifecycle', filters.lifecycle);
    among(
      'kind',
      filters.kind?.map(kind => kind.toLocaleLowerCase('en-US')),
    );
    among('status', filters.status);
    if (filters.tier?.length) {
      const tiers = filters.tier;
      query.where(any => {
        any.where(known =>
          known.whereIn('tier', tiers).whereNot('status', 'unclassified'),
        );
        if (tiers.includes('unclassified'))
          any.orWhere('status', 'unclassified');
      });
    }
    if (filters.function?.length) {
      const functions = filters.function;
      query.where(any =>
        functions.forEach(ref =>
          any.orWhereRaw(`functions like ? escape '\\'`, [
            `%|${likeText(ref)}|%`,
          ]),
        ),
      );
    }
    // Snapshots name no entities: who looks for some by name, or may see only
    // certain ones by ref, sees no past day.
    if (filters.q) query.whereRaw('1 = 0');
    applyScope(query, scope, {
      ref: null,
      owner: 's.owner_ref',
      kind: 's.kind',
      tier: 's.tier',
    });
    const rows: Record<string, any>[] = await query
      .select('from_day', 'until_day', 'status', 'reconstructed')
      .sum({
        entities: 'entities',
        passed: 'passed',
        failed: 'failed',
        unknown_sum: 'unknowns',
      })
      .groupBy('from_day', 'until_day', 'status', 'reconstructed');
    return rows.map(row => ({
      fromDay: row.from_day,
      untilDay: row.until_day,
      status: row.status,
      entities: Number(row.entities),
      passed: Number(row.passed),
      failed: Number(row.failed),
      unknowns: Number(row.unknown_sum),
      reconstructed: Boolean(row.reconstructed),
    }));
  }
}
