import type { Review } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import {
  inChunks,
  isOneOf,
  toDate,
  toInstant,
  type StoredInstant,
} from '../database';
import {
  toReview,
  toRow,
  type NewReview,
  type ReadRow,
  type ReviewRow,
} from './reviewRows';

/** Place in the history, newest first. */
export interface ReviewPosition {
  reviewedAt: string;
  id: string;
}

/** The newest review of an entity that was not taken back. */
export interface LastReview {
  id: string;
  reviewedAt: string;
  reviewedBy: string;
}

/** SQL of the review history. */
export class ReviewsStore {
  /** Adds entries; nothing else but {@link ReviewsStore.putImported} writes. */
  async add(tx: Knex, reviews: NewReview[]) {
    await inChunks(
      reviews,
      async slice => {
        await tx<ReviewRow>('reviews').insert(
          slice.map(review => toRow(review, null)),
        );
        return [];
      },
      100,
    );
  }

  async find(knex: Knex, id: string): Promise<Review | undefined> {
    const row = await this.#rows(knex).where('reviews.id', id).first();
    return row && toReview(row);
  }

  async list(
    knex: Knex,
    options: {
      entityRefs?: string[];
      after?: ReviewPosition;
      limit: number;
    },
  ): Promise<Review[]> {
    const query = this.#rows(knex)
      .orderBy('reviews.reviewed_at', 'desc')
      .orderBy('reviews.id', 'desc')
      .limit(options.limit);
    if (options.entityRefs) {
      query.whereIn('reviews.entity_ref', options.entityRefs);
    }
    if (options.after) {
      query.whereRaw('(reviews.reviewed_at, reviews.id) < (?, ?)', [
        toDate(options.after.reviewedAt),
        options.after.id,
      ]);
    }
    return (await query).map(toReview);
  }

  /** The newest standing review of each entity that has one. */
  async last(
    knex: Knex,
    entityRefs: string[],
  ): Promise<Map<string, LastReview>> {
    const newestFirst = standing(knex, entityRefs)
      .select('entity_ref', 'id', 'reviewed_at', 'reviewed_by')
      .rowNumber('place', window =>
        window
          .partitionBy('entity_ref')
          .orderBy('reviewed_at', 'desc')
          .orderBy('id', 'desc'),
      );
    const rows: {
      entity_ref: string;
      id: string;
      reviewed_at: StoredInstant;
      reviewed_by: string;
    }[] = await knex
      .select('entity_ref', 'id', 'reviewed_at', 'reviewed_by')
      .from(newestFirst.as('standing'))
      .where('place', 1);
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          id: row.id,
          reviewedAt: toInstant(row.reviewed_at),
          reviewedBy: row.reviewed_by,
        },
      ]),
    );
  }

  /** When each entity was reviewed, by standing entries, oldest first. */
  async instants(
    knex: Knex,
    entityRefs: string[],
  ): Promise<Map<string, string[]>> {
    const instants = new Map<string, string[]>();
    const rows: { entity_ref: string; reviewed_at: StoredInstant }[] =
      await standing(knex, entityRefs)
        .select('entity_ref', 'reviewed_at')
        .orderBy('reviewed_at');
    for (const row of rows) {
      const list = instants.get(row.entity_ref) ?? [];
      list.push(toInstant(row.reviewed_at));
      instants.set(row.entity_ref, list);
    }
    return instants;
  }

  /** How many entries there are before an instant, and the first one's. */
  async extentBefore(
    knex: Knex,
    instant: string,
  ): Promise<{ count: number; first: string | null }> {
    const row = await knex('reviews')
      .where('reviewed_at', '<', toDate(instant))
      .count({ count: '*' })
      .min({ first: 'reviewed_at' })
      .first();
    return { count: Number(row?.count ?? 0), first: toInstant(row?.first) };
  }

  async findImported(tx: Knex, key: string): Promise<Review | undefined> {
    const row = await this.#rows(tx).where('reviews.import_key', key).first();
    return row && toReview(row);
  }

  /** Writes the entry of an imported document, new or in place of what it said before. */
  async putImported(tx: Knex, key: string, review: NewReview) {
    const row = toRow(review, key);
    await tx<ReviewRow>('reviews').insert(row).onConflict('import_key').merge({
      entity_ref: row.entity_ref,
      kind: row.kind,
      reviewed_at: row.reviewed_at,
      reviewed_by: row.reviewed_by,
      note: row.note,
    });
  }

  #rows(knex: Knex): Knex.QueryBuilder<ReadRow, ReadRow[]> {
    return knex('reviews')
      .leftJoin('reviews as correction', 'correction.reverts', 'reviews.id')
      .select('reviews.*', 'correction.id as reverted_by');
  }
}

/** Entries that nobody has taken back. */
function standing(knex: Knex, entityRefs: string[]): Knex.QueryBuilder {
  return knex('reviews')
    .where(isOneOf(knex, 'entity_ref', entityRefs))
    .whereNot('kind', 'reverted')
    .whereNotExists(
      knex('reviews as correction')
        .select(knex.raw('1'))
        .whereRaw('correction.reverts = reviews.id'),
    );
}
