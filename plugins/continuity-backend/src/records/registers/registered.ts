import type { Knex } from 'knex';
import { positionOf, seek, type SortKey } from '../../database';
import { visiblePage, type Access } from '../../http';

/** The approved record that a row of a register is from, and what it is about. */
export interface Registered {
  recordId: string;
  subjectRef: string;
  subjectTitle: string;
  ownerRef: string | null;
  tier: string | null;
}

/** What rows of a register a caller asks for, by their records. */
export interface RegisterFilter {
  subjectRefs?: string[];
  ownerRefs?: string[];
}

/** Rows of a register, as `k`, with the records that count, as `r`. */
export function registered(
  knex: Knex,
  table: string,
  { subjectRefs, ownerRefs }: RegisterFilter,
): Knex.QueryBuilder {
  const query = knex({ k: table })
    .join('records as r', 'r.id', 'k.record_id')
    .whereNotNull('r.approved_revision')
    .whereNull('r.retired_at');
  if (subjectRefs) query.whereIn('r.subject_ref', subjectRefs);
  if (ownerRefs) {
    query.whereIn(
      knex.raw('coalesce(r.own_owner_ref, r.owner_ref)') as never,
      ownerRefs,
    );
  }
  return query;
}

/** Keeps rows in which one of the columns contains what is looked for, in any case. */
export function containing(
  query: Knex.QueryBuilder,
  part: string | undefined,
  columns: string[],
) {
  const wanted = part?.trim().toLocaleLowerCase('en-US');
  if (!wanted) return;
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  query.where(any => {
    for (const column of columns) {
      any.orWhereRaw(`${column} like ? escape '\\'`, [pattern]);
    }
  });
}

/** An order of a register: its keys, all in one direction. */
export interface RegisterOrder {
  keys: SortKey[];
  descending?: boolean;
}

/** One full page of those rows of a register that the caller may see. */
export async function registeredPage<T>(options: {
  access: Access;
  knex: Knex;
  /** Makes the query anew for each reading. */
  query: () => Knex.QueryBuilder;
  sort: string;
  order: RegisterOrder;
  cursor: string | undefined;
  limit: number;
  toItem: (row: Record<string, any>, of: Registered) => T;
}): Promise<{ items: T[]; nextCursor: string | null }> {
  const { access, knex, sort, limit, toItem } = options;
  const { keys, descending = false } = options.order;
  const page = await visiblePage({
    access,
    limit,
    after: options.cursor,
    read: async (cursor, count) => {
      const query = options
        .query()
        .select(
          'k.row',
          'r.id',
          'r.subject_ref',
          'r.subject_title',
          'r.own_owner_ref',
          'r.owner_ref as subject_owner_ref',
          'r.tier',
        );
      const limited = { sort, keys, descending, cursor, limit: count - 1 };
      seek(knex, query, limited);
      const rows: Record<string, any>[] = await query;
      return rows.map(row => ({ row, entityRef: row.subject_ref as string }));
    },
    cursorOf: ({ row }) => positionOf(row, { sort, keys }),
  });
  return {
    ...page,
    items: page.items.map(({ row }) =>
      toItem(row, {
        recordId: row.id,
        subjectRef: row.subject_ref,
        subjectTitle: row.subject_title,
        ownerRef: row.own_owner_ref ?? row.subject_owner_ref,
        tier: row.tier,
      }),
    ),
  };
}
