import type { Knex } from 'knex';
import { toDate } from '../database';
import type { RecordTableRow } from './recordRows';

/** Records that a list asks for. */
export interface RecordFilter {
  types?: string[];
  subjectRefs?: string[];
  ownerRefs?: string[];
  states?: string[];
  attention?: string[];
  q?: string;
  ids?: string[];
}

/** Place in the list, changed last first. */
export interface RecordPosition {
  updatedAt: string;
  id: string;
}

/** What of the list is read. */
export interface ListOptions {
  filter: RecordFilter;
  after: RecordPosition | undefined;
  limit: number;
  now: string;
}

/** Rows that the list asks for, changed last first. */
export function listQuery(
  knex: Knex,
  options: ListOptions,
): Knex.QueryBuilder<RecordTableRow, RecordTableRow[]> {
  const { filter, after, limit, now } = options;
  const query = knex<RecordTableRow>('records')
    .orderBy([
      { column: 'updated_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (filter.types) query.whereIn('type', filter.types);
  if (filter.subjectRefs) query.whereIn('subject_ref', filter.subjectRefs);
  if (filter.ids) query.whereIn('id', filter.ids);
  if (filter.ownerRefs) {
    query.whereIn(
      knex.raw('coalesce(own_owner_ref, owner_ref)') as never,
      filter.ownerRefs,
    );
  }
  if (filter.q) {
    const part = filter.q.toLocaleLowerCase('en-US').replace(/[\\%_]/g, '\\$&');
    query.whereRaw("search_text like ? escape '\\'", [`%${part}%`]);
  }
  if (filter.states) withState(query, filter.states);
  if (filter.attention) withAttention(query, filter.attention, now);
  if (after) {
    const at = toDate(after.updatedAt);
    query.where(place =>
      place
        .where('updated_at', '<', at)
        .orWhere(same =>
          same.where('updated_at', at).where('id', '<', after.id),
        ),
    );
  }
  return query;
}

function withState(query: Knex.QueryBuilder, states: string[]) {
  query.where(any => {
    any.whereRaw('1 = 0');
    for (const state of states) {
      if (state === 'retired') any.orWhereNotNull('retired_at');
      else if (state === 'approved') {
        any.orWhere(one =>
          one.whereNull('retired_at').whereNotNull('approved_revision'),
        );
      } else {
        any.orWhere(one =>
          one.whereNull('retired_at').where('open_state', state),
        );
      }
      // One of which the first draft was given up, too, is nothing but a draft.
      if (state === 'draft') {
        any.orWhere(one =>
          one
            .whereNull('retired_at')
            .whereNull('open_state')
            .whereNull('approved_revision'),
        );
      }
    }
  });
}

function withAttention(
  query: Knex.QueryBuilder,
  attention: string[],
  now: string,
) {
  const at = toDate(now);
  query.whereNull('retired_at').where(any => {
    any.whereRaw('1 = 0');
    if (attention.includes('stale')) any.orWhereNotNull('stale_since');
    if (attention.includes('overdue')) any.orWhere('due_at', '<', at);
    if (attention.includes('due-soon')) {
      any.orWhere(one =>
        one.where('warn_at', '<=', at).where('due_at', '>=', at),
      );
    }
  });
}
