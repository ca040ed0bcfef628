import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  exceptionApprovePermission,
  instantSchema,
  type ContinuityPolicy,
  type decideExceptionSchema,
  type exceptionDocumentSchema,
  type ExceptionState,
  type PolicyException,
  type requestExceptionsSchema,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChangesService, MarkChanged } from '../changes';
import { decodeCursor, encodeCursor, type Alongside } from '../database';
import { visiblePage, type Access } from '../http';
import { mustBeDecidable, transitions, type Decision } from './decisions';
import { at, type StoredException } from './exceptionRows';
import { ExceptionsStore } from './ExceptionsStore';
import { importException } from './importException';
import { mustBeRequestable, mustNotBeOpen } from './requests';

const cursorSchema = z.strictObject({
  requestedAt: instantSchema,
  id: z.string(),
});

interface Options {
  database: Knex;
  changes: ChangesService;
  policy: ContinuityPolicy;
  now?: () => Date;
}

/** So many at most are told of one entity. */
const MAX_OPEN = 100;

/** Use cases of exceptions: failing checks accepted for a time. */
export class ExceptionsService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #policy: ContinuityPolicy;
  readonly #now: () => string;
  readonly #store = new ExceptionsStore();

  static create(options: Options) {
    return new ExceptionsService(options);
  }

  private constructor(options: Options) {
    const { now = () => new Date() } = options;
    this.#database = options.database;
    this.#changes = options.changes;
    this.#policy = options.policy;
    this.#now = () => now().toISOString();
  }

  /** Asks for all the exceptions, or for none. */
  async request(
    access: Access,
    body: z.output<typeof requestExceptionsSchema>,
  ): Promise<PolicyException[]> {
    const now = this.#now();
    mustBeRequestable(body, this.#policy, now);
    await access.require([...new Set(body.items.map(item => item.entityRef))]);
    const requested = body.items.map(
      (item): StoredException => ({
        ...item,
        id: randomUUID(),
        revision: 1,
        reason: body.reason,
        state: 'requested',
        expiresAt: body.expiresAt,
        requestedAt: now,
        requestedBy: access.actor,
        decidedAt: null,
        decidedBy: null,
        decisionNote: null,
      }),
    );
    try {
      // Nothing is marked: a request changes no posture, its approval does.
      await this.#changes.transaction(async tx => {
        mustNotBeOpen(await this.#store.findOpen(tx, requested, now));
        await this.#store.add(tx, requested, now);
      });
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      throw new ConflictError(
        'Somebody else has just requested an exception for one of these checks; read the list again',
      );
    }
    return requested;
  }

  /** Approves, rejects or revokes an exception. */
  async decide(
    access: Access,
    id: string,
    decision: Decision,
    body: z.output<typeof decideExceptionSchema>,
  ): Promise<PolicyException> {
    const known = await this.#store.find(this.#database, id);
    const visible = known && (await access.visible([known.entityRef]));
    if (!known || !visible?.has(known.entityRef)) {
      throw new NotFoundError(`No exception ${id}`);
    }
    await access.require([known.entityRef]);

    const now = this.#now();
    return this.#changes.transaction(async (tx, markChanged) => {
      const exception = (await this.#store.find(tx, id)) ?? known;
      const by = { actor: access.actor, revision: body.revision };
      mustBeDecidable(at(exception, now), decision, by);
      const decided: StoredException = {
        ...exception,
        state: transitions[decision].to,
        decidedAt: now,
        decidedBy: access.actor,
        decisionNote: body.note ?? null,
      };
      if (!(await this.#store.put(tx, decided, now))) {
        throw new ConflictError(
          `Exception ${id} of ${known.entityRef} was decided by somebody else meanwhile; read it again`,
        );
      }
      // A rejected request never counted.
      if (decision !== 'reject') markChanged([known.entityRef]);
      return { ...decided, revision: decided.revision + 1 };
    });
  }

  /** The exceptions that the caller may see, newest first. */
  async list(
    access: Access,
    query: {
      entityRef?: string[];
      state?: ExceptionState[];
      cursor?: string;
      limit: number;
    },
  ): Promise<{ items: PolicyException[]; nextCursor: string | null }> {
    const now = this.#now();
    const entityRefs = query.entityRef && [
      ...(await access.visible(query.entityRef)),
    ];
    return visiblePage({
      access,
      limit: query.limit,
      after: query.cursor,
      read: async (after, limit) => {
        const rows = await this.#store.list(this.#database, {
          entityRefs,
          states: query.state,
          after:
            after === undefined ? undefined : decodeCursor(after, cursorSchema),
          limit,
          now,
        });
        return rows.map(row => at(row, now));
      },
      cursorOf: ({ requestedAt, id }) => encodeCursor({ requestedAt, id }),
    });
  }

  /**
   * Requested and approved exceptions of an entity, newest first, to be read with
   * what else is said of it to somebody who may see it.
   */
  openOf(entityRef: string): Alongside<PolicyException[]> {
    const now = this.#now();
    const { column, read } = this.#store.listAlongside(this.#database, {
      entityRefs: [entityRef],
      states: ['requested', 'approved'],
      limit: MAX_OPEN,
      now,
    });
    return { column, read: value => read(value).map(row => at(row, now)) };
  }

  /** The approved, unexpired exceptions of each of the entities that has some. */
  async activeFor(
    entityRefs: string[],
    now: string,
    tx?: Knex,
  ): Promise<Map<string, PolicyException[]>> {
    const byEntity = new Map<string, PolicyException[]>();
    for (const exception of await this.#store.active(
      tx ?? this.#database,
      entityRefs,
      now,
    )) {
      const others = byEntity.get(exception.entityRef) ?? [];
      byEntity.set(exception.entityRef, [...others, exception]);
    }
    return byEntity;
  }

  /** How many requests of others wait for the caller's decision. */
  async countToDecide(access: Access): Promise<number> {
    const waiting = await this.#store.countRequested(this.#database, {
      notBy: access.actor,
      now: this.#now(),
    });
    const held = await access.held(
      [exceptionApprovePermission],
      waiting.map(item => item.entityRef),
    );
    return waiting
      .filter(item => held.get(item.entityRef)?.size)
      .reduce((count, item) => count + item.count, 0);
  }

  /** Takes up one imported exception. */
  importException(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    key: string,
    document: z.output<typeof exceptionDocumentSchema>,
  ): Promise<'created' | 'updated' | 'unchanged'> {
    return importException({
      store: this.#store,
      tx,
      markChanged,
      key,
      document,
      now: this.#now(),
    });
  }
}
