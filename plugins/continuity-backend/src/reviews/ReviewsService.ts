import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  compareVouchedFor,
  instantSchema,
  reviewDueAt,
  tierOf,
  vouchedForOf,
  type confirmReviewsSchema,
  type ContinuityPolicy,
  type Review,
  type reviewDocumentSchema,
  type ReviewPreview,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChangesService, MarkChanged } from '../changes';
import { contentHash, decodeCursor, encodeCursor } from '../database';
import { mustBePerson, visiblePage, type Access } from '../http';
import type { InventoryEntity, InventoryService } from '../inventory';
import { mustBeRevertible } from './conditions';
import type { NewReview } from './reviewRows';
import { ReviewsStore, type LastReview } from './ReviewsStore';

const reviewCursorSchema = z.strictObject({
  reviewedAt: instantSchema,
  id: z.string(),
});

function vouchedForEntity(entity: InventoryEntity) {
  return vouchedForOf({
    owner: entity.ownerRef,
    fields: entity.fields,
    functions: entity.functionRefs,
    dependencies: entity.dependencyRefs,
  });
}

/** Use cases of continuity reviews. */
export class ReviewsService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #inventory: Pick<InventoryService, 'getEntities'>;
  readonly #policy: ContinuityPolicy;
  readonly #now: () => Date;
  readonly #store = new ReviewsStore();

  static create(options: {
    database: Knex;
    changes: ChangesService;
    inventory: Pick<InventoryService, 'getEntities'>;
    policy: ContinuityPolicy;
    now?: () => Date;
  }) {
    return new ReviewsService(options);
  }

  private constructor(options: {
    database: Knex;
    changes: ChangesService;
    inventory: Pick<InventoryService, 'getEntities'>;
    policy: ContinuityPolicy;
    now?: () => Date;
  }) {
    this.#database = options.database;
    this.#changes = options.changes;
    this.#inventory = options.inventory;
    this.#policy = options.policy;
    this.#now = options.now ?? (() => new Date());
  }

  /** What a review of the entity would vouch for, and what changed since the last one. */
  async preview(access: Access, entityRef: string): Promise<ReviewPreview> {
    await access.require([entityRef]);
    const entities = await this.#inventory.getEntities([entityRef]);
    const entity = entities.get(entityRef);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);

    const vouchesFor = vouchedForEntity(entity);
    const last = (await this.#store.last(this.#database, [entityRef])).get(
      entityRef,
    );
    const lastReview = last
      ? await this.#store.find(this.#database, last.id)
      : undefined;
    return {
      entityRef,
      vouchesFor,
      lastReview: lastReview ?? null,
      // An imported review does not know what it vouched for.
      changes: lastReview?.vouchedFor
        ? compareVouchedFor(lastReview.vouchedFor, vouchesFor)
        : null,
      nextDueAt: reviewDueAt(
        this.#now().toISOString(),
        tierOf(this.#policy, entity.fields.tier),
      ),
      contentHash: contentHash(vouchesFor),
    };
  }

  /** Confirms the review of all the entities, or of none. */
  async confirm(
    access: Access,
    body: z.output<typeof confirmReviewsSchema>,
  ): Promise<Review[]> {
    mustBePerson(access, 'review');
    const refs = body.items.map(item => item.entityRef);
    const twice = refs.findIndex((ref, index) => refs.indexOf(ref) !== index);
    if (twice >= 0) {
      throw new InputError(
        `body.items[${twice}].entityRef: expected each entity once, ${refs[twice]} comes twice`,
      );
    }
    await access.require(refs);

    const reviewedAt = this.#now().toISOString();
    return this.#changes.transaction(async (tx, markChanged) => {
      const entities = await this.#inventory.getEntities(refs, tx);
      const reviews = body.items.map((item): NewReview => {
        const entity = entities.get(item.entityRef);
        if (!entity) throw new NotFoundError(`No entity ${item.entityRef}`);
        const vouchedFor = vouchedForEntity(entity);
        if (
          item.contentHash !== undefined &&
          item.contentHash !== contentHash(vouchedFor)
        ) {
          throw new ConflictError(
            `${item.entityRef} changed since it was read; read it again before confirming its review`,
          );
        }
        return {
          id: randomUUID(),
          entityRef: item.entityRef,
          kind: body.kind,
          reviewedAt,
          reviewedBy: access.actor,
          note: body.note ?? null,
          reverts: null,
          vouchedFor,
        };
      });
      await this.#store.add(tx, reviews);
      markChanged(refs);
      return reviews.map(review => ({ ...review, reverted: false }));
    });
  }

  /** Takes back the newest standing review of its entity by a correcting entry. */
  async revert(access: Access, id: string, note?: string): Promise<Review> {
    mustBePerson(access, 'review');
    const known = await this.#store.find(this.#database, id);
    const visible = known && (await access.visible([known.entityRef]));
    if (!known || !visible?.has(known.entityRef)) {
      throw new NotFoundError(`No review ${id}`);
    }
    const { entityRef } = known;
    await access.require([entityRef]);

    const now = this.#now().toISOString();
    try {
      return await this.#changes.transaction(async (tx, markChanged) => {
        const review = (await this.#store.find(tx, id)) ?? known;
        const last = (await this.#store.last(tx, [entityRef])).get(entityRef);
        mustBeRevertible(review, last, now);
        const correction: NewReview = {
          id: randomUUID(),
          entityRef,
          kind: 'reverted',
          reviewedAt: now,
          reviewedBy: access.actor,
          note: note ?? null,
          reverts: id,
          vouchedFor: null,
        };
        await this.#store.add(tx, [correction]);
        markChanged([entityRef]);
        return { ...correction, reverted: false };
      });
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      throw new ConflictError(
        `Review ${id} of ${entityRef} has just been taken back by somebody else`,
      );
    }
  }

  /** The history that the caller may see, newest first. */
  async list(
    access: Access,
    query: { entityRef?: string[]; cursor?: string; limit: number },
  ): Promise<{ items: Review[]; nextCursor: string | null }> {
    const entityRefs = query.entityRef && [
      ...(await access.visible(query.entityRef)),
    ];
    return visiblePage({
      access,
      limit: query.limit,
      after: query.cursor,
      read: (after, limit) =>
        this.#store.list(this.#database, {
          entityRefs,
          limit,
          after:
            after === undefined
              ? undefined
              : decodeCursor(after, reviewCursorSchema),
        }),
      cursorOf: ({ reviewedAt, id }) => encodeCursor({ reviewedAt, id }),
    });
  }

  /** The newest standing review of each of the entities that has one. */
  lastReviews(
    entityRefs: string[],
    tx?: Knex,
  ): Promise<Map<string, LastReview>> {
    return this.#store.last(tx ?? this.#database, entityRefs);
  }

  /** When each of the entities was reviewed, by standing entries, oldest first. */
  reviewInstants(entityRefs: string[]): Promise<Map<string, string[]>> {
    return this.#store.instants(this.#database, entityRefs);
  }

  /** How many entries there are before an instant, and the first one's. */
  extentBefore(
    instant: string,
  ): Promise<{ count: number; first: string | null }> {
    return this.#store.extentBefore(this.#database, instant);
  }

  /**
   * Takes up one imported review. A document that says something else than
   * before replaces its own entry; entries that people made are never touched.
   */
  async importReview(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    key: string,
    document: z.output<typeof reviewDocumentSchema>,
  ): Promise<'created' | 'updated' | 'unchanged'> {
    if (document.reviewedAt > this.#now().toISOString()) {
      throw new InputError(
        'spec.reviewedAt: expected an instant that is not in the future',
      );
    }
    const before = await this.#store.findImported(tx, key);
    const review: NewReview = {
      id: before?.id ?? randomUUID(),
      entityRef: document.entityRef,
      kind: document.kind,
      reviewedAt: document.reviewedAt,
      reviewedBy: document.reviewedBy,
      note: document.note ?? null,
      reverts: null,
      vouchedFor: null,
    };
    if (
      before &&
      contentHash({ ...before, reverted: false }) ===
        contentHash({ ...review, reverted: false })
    ) {
      return 'unchanged';
    }
    await this.#store.putImported(tx, key, review);
    markChanged(
      before ? [before.entityRef, review.entityRef] : [review.entityRef],
    );
    return before ? 'updated' : 'created';
  }
}
