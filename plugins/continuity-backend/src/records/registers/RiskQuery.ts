import type {
  KeptRisk,
  RiskAttention,
  RiskRatingKind,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { toDate, type SortKey } from '../../database';
import type { Access } from '../../http';
import {
  containing,
  registered,
  registeredPage,
  type Registered,
  type RegisterFilter,
  type RegisterOrder,
} from './registered';

/** Risks that are asked for. */
export interface RiskFilter extends RegisterFilter {
  /** The rating that levels and places in the matrix are of. */
  of: RiskRatingKind;
  /** Of the policy, or `other`. */
  scenario?: string[];
  /** Ids of levels, or `unrated`. */
  level?: string[];
  /** Or `none`. */
  treatment?: string[];
  attention?: RiskAttention[];
  likelihood?: string;
  impact?: string;
  q?: string;
}

/** Risks about one subject in one place of the matrix, and how they stand. */
export interface RiskPlace {
  subjectRef: string;
  likelihood: string | null;
  impact: string | null;
  risks: number;
  attention: Record<RiskAttention, number>;
  measuresOpen: number;
  measuresOverdue: number;
}

const EXPIRED = 'k.ends_at < ?';
const EXPIRING = '(k.warn_at <= ? and k.ends_at >= ?)';
const LATE = 'late.measures > 0';
const DAYS_LAST = '9999-99-99';

/** Why risks need somebody, in SQL; the same as the rule `riskAttention` says. */
function attentionSql(
  reason: RiskAttention,
  now: string,
): { sql: string; bindings: Date[] } {
  const at = toDate(now);
  switch (reason) {
    case 'above-appetite':
      return { sql: 'k.above_appetite', bindings: [] };
    case 'acceptance-expired':
      return { sql: EXPIRED, bindings: [at] };
    case 'acceptance-expiring':
      return { sql: EXPIRING, bindings: [at, at] };
    default:
      return { sql: LATE, bindings: [] };
  }
}

function orderOf(sort: string, of: RiskRatingKind): RegisterOrder {
  const text = (sql: string): SortKey => ({ sql, type: 'text' });
  const rank: SortKey = { sql: `k.${of}_rank`, type: 'number' };
  const worst: SortKey = { sql: `(-k.${of}_rank)`, type: 'number' };
  const [subject, title] = [text('r.search_text'), text('k.search_text')];
  const itself: SortKey[] = [
    text('k.record_id'),
    { sql: 'k.place', type: 'number' },
  ];
  const due = (none: string) => text(`coalesce(k.next_due_on, '${none}')`);
  switch (sort) {
    case '-level':
      return { keys: [rank, subject, title, ...itself] };
    case 'title':
      return { keys: [title, worst, subject, ...itself] };
    case '-title':
      return { keys: [title, rank, subject, ...itself], descending: true };
    case 'subject':
      return { keys: [subject, worst, title, ...itself] };
    case '-subject':
      return { keys: [subject, rank, title, ...itself], descending: true };
    // What has no day comes last either way.
    case 'due':
      return { keys: [due(DAYS_LAST), worst, subject, title, ...itself] };
    case '-due':
      return {
        keys: [due(''), rank, subject, title, ...itself],
        descending: true,
      };
    default:
      return { keys: [worst, subject, title, ...itself] };
  }
}

/** Reads the register of risks. */
export class RiskQuery {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  page(options: {
    access: Access;
    filter: RiskFilter;
    sort: string;
    cursor: string | undefined;
    limit: number;
    now: string;
  }): Promise<{
    items: { risk: KeptRisk; of: Registered }[];
    nextCursor: string | null;
  }> {
    const { filter, sort, now } = options;
    return registeredPage({
      ...options,
      knex: this.#database,
      query: () => this.#risks(filter, now),
      order: orderOf(sort, filter.of),
      // One order by level is not that by another.
      sort: `${sort} ${filter.of}`,
      toItem: (row, of) => ({ risk: JSON.parse(row.row) as KeptRisk, of }),
    });
  }

  /** All risks that match, counted by subject and place in the matrix. */
  async places(filter: RiskFilter, now: string): Promise<RiskPlace[]> {
    const { of } = filter;
    const counted = (
      [
        ['above', 'above-appetite'],
        ['expired', 'acceptance-expired'],
        ['expiring', 'acceptance-expiring'],
        ['late', 'measure-overdue'],
      ] as const
    ).map(([name, reason]) => {
      const { sql, bindings } = attentionSql(reason, now);
      return this.#database.raw(
        `sum(case when ${sql} then 1 else 0 end) as ${name}`,
        bindings,
      );
    });
    const grouped = {
      subject_ref: 'r.subject_ref',
      likelihood: `k.${of}_likelihood`,
      impact: `k.${of}_impact`,
    };
    const rows: Record<string, any>[] = await this.#risks(filter, now)
      .groupBy(Object.values(grouped))
      .select(grouped)
      .select(counted)
      .sum({
        measures_open: 'k.measures_open',
        measures_late: 'late.measures',
      })
      .count({ risks: '*' });
    return rows.map(row => ({
      subjectRef: row.subject_ref,
      likelihood: row.likelihood,
      impact: row.impact,
      risks: Number(row.risks),
      attention: {
        'above-appetite': Number(row.above),
        'acceptance-expired': Number(row.expired),
        'acceptance-expiring': Number(row.expiring),
        'measure-overdue': Number(row.late),
      },
      measuresOpen: Number(row.measures_open),
      measuresOverdue: Number(row.measures_late),
    }));
  }

  #risks(filter: RiskFilter, now: string): Knex.QueryBuilder {
    const { of, scenario, level, treatment, attention } = filter;
    const { likelihood, impact } = filter;
    const late = this.#database('risk_measures')
      .where('late_at', '<', toDate(now))
      .groupBy('record_id', 'risk_id')
      .select('record_id', 'risk_id')
      .count({ measures: '*' })
      .as('late');
    const query = registered(this.#database, 'risk_register', filter).leftJoin(
      late,
      on =>
        on
          .on('late.record_id', 'k.record_id')
          .andOn('late.risk_id', 'k.risk_id'),
    );
    const oneOf = (sql: string, values: string[] | undefined) => {
      if (!values?.length) return;
      query.whereIn(this.#database.raw(sql) as never, values);
    };
    oneOf('k.scenario', scenario);
    oneOf(`coalesce(k.${of}_level, 'unrated')`, level);
    oneOf("coalesce(k.treatment, 'none')", treatment);
    if (likelihood !== undefined) query.where(`k.${of}_likelihood`, likelihood);
    if (impact !== undefined) query.where(`k.${of}_impact`, impact);
    if (attention?.length) {
      query.where(any => {
        for (const reason of attention) {
          const { sql, bindings } = attentionSql(reason, now);
          any.orWhereRaw(sql, bindings);
        }
      });
    }
    containing(query, filter.q, [
      'k.search_text',
      'r.search_text',
      'r.subject_ref',
    ]);
    return query;
  }
}
