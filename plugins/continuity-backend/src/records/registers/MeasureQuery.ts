import type { KeptMeasure } from '@backstage-continuity/plugin-continuity-common';
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

/** Measures that are asked for. */
export interface MeasureFilter extends RegisterFilter {
  /** Users and groups; somebody of each of the lists sees to it. */
  measureOwners: string[][];
  status?: string[];
  open?: boolean;
  overdue?: boolean;
  q?: string;
}

const DAYS_LAST = '9999-99-99';

function orderOf(sort: string): RegisterOrder {
  const text = (sql: string): SortKey => ({ sql, type: 'text' });
  const due = (none: string) => text(`coalesce(k.due_on, '${none}')`);
  const [subject, title] = [text('r.search_text'), text('k.search_text')];
  const itself = ['record_id', 'risk_id', 'measure_id'].map(column =>
    text(`k.${column}`),
  );
  const soon = due(DAYS_LAST);
  switch (sort) {
    case '-due':
      return { keys: [due(''), subject, ...itself], descending: true };
    case 'title':
    case '-title':
      return {
        keys: [title, soon, subject, ...itself],
        descending: sort === '-title',
      };
    case 'subject':
    case '-subject':
      return {
        keys: [subject, soon, title, ...itself],
        descending: sort === '-subject',
      };
    default: {
      // What is done can wait.
      const done = '(case when k.open then 0 else 1 end)';
      return {
        keys: [{ sql: done, type: 'number' }, soon, subject, ...itself],
      };
    }
  }
}

/** Reads the measures against risks. */
export class MeasureQuery {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  page(options: {
    access: Access;
    filter: MeasureFilter;
    sort: string;
    cursor: string | undefined;
    limit: number;
    now: string;
  }): Promise<{
    items: { measure: KeptMeasure; of: Registered }[];
    nextCursor: string | null;
  }> {
    return registeredPage({
      ...options,
      knex: this.#database,
      query: () => this.#measures(options.filter, options.now),
      order: orderOf(options.sort),
      toItem: (row, of) => ({
        measure: JSON.parse(row.row) as KeptMeasure,
        of,
      }),
    });
  }

  #measures(filter: MeasureFilter, now: string): Knex.QueryBuilder {
    const { measureOwners, status, open, overdue, q } = filter;
    const query = registered(this.#database, 'risk_measures', filter);
    for (const refs of measureOwners) query.whereIn('k.owner_ref', refs);
    if (status?.length) query.whereIn('k.status', status);
    if (open !== undefined) query.where('k.open', open);
    if (overdue === true) query.where('k.late_at', '<', toDate(now));
    if (overdue === false) {
      query.where(any =>
        any.whereNull('k.late_at').orWhere('k.late_at', '>=', toDate(now)),
      );
    }
    containing(query, q, [
      'k.search_text',
      'k.risk_search_text',
      'r.search_text',
    ]);
    return query;
  }
}
