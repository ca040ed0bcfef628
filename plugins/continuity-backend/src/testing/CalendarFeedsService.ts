import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { CalendarFeed } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { Access } from '../http';
import { toCalendar } from './calendar';
import { CalendarFeedsStore } from './CalendarFeedsStore';
import { assertKnownOwner } from './plans';
import { TestQueries } from './TestQueries';
import { TestsStore } from './TestsStore';
import type { TestingInventory } from './types';

const MAX_FEEDS = 50;
/** Planned tests at most in one calendar, the earliest ones. */
const MAX_EVENTS = 1000;
const CANCELLED_SHOWN = 90 * 24 * 60 * 60 * 1000;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Calendar feeds: addresses that a calendar program reads without credentials.
 *
 * @remarks
 * Whoever knows the address reads the calendar, and nobody's permissions can be
 * asked again at that time. So a feed carries only what follows from its subject
 * alone: the tests that the subject owns or that concern what it owns, naming
 * only entities of the subject itself. It can be created only by somebody who
 * belongs to the subject, or who may see everything. Only a hash of the token is
 * kept, so that the database gives no calendar away.
 */
export class CalendarFeedsService {
  readonly #database: Knex;
  readonly #inventory: TestingInventory;
  readonly #discovery: DiscoveryService;
  readonly #clock: () => Date;
  readonly #feeds = new CalendarFeedsStore();
  readonly #queries = new TestQueries(new TestsStore());

  static create(options: {
    database: Knex;
    inventory: TestingInventory;
    discovery: DiscoveryService;
    clock?: () => Date;
  }) {
    return new CalendarFeedsService(options);
  }

  private constructor(options: {
    database: Knex;
    inventory: TestingInventory;
    discovery: DiscoveryService;
    clock?: () => Date;
  }) {
    this.#database = options.database;
    this.#inventory = options.inventory;
    this.#discovery = options.discovery;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** The caller's own feeds that are not revoked, newest first. */
  list(access: Access): Promise<CalendarFeed[]> {
    return this.#feeds.listOf(this.#database, access.actor);
  }

  /** Creates a feed; its address is in this answer and nowhere else. */
  async create(
    access: Access,
    subjectRef: string,
  ): Promise<CalendarFeed & { url: string }> {
    if (
      access.scope.type !== 'all' &&
      !(await access.ownershipRefs()).includes(subjectRef)
    ) {
      throw new NotAllowedError(
        'You may create calendar feeds of yourself and of the groups that you belong to',
      );
    }
    await assertKnownOwner(
      access,
      this.#inventory,
      'body.subjectRef',
      subjectRef,
    );
    if ((await this.list(access)).length >= MAX_FEEDS) {
      throw new ConflictError(
        `You have ${MAX_FEEDS} calendar feeds; revoke one before creating another`,
      );
    }
    const token = randomBytes(32).toString('base64url');
    const feed: CalendarFeed = {
      id: randomUUID(),
      subjectRef,
      createdAt: this.#clock().toISOString(),
      createdBy: access.actor,
      lastReadAt: null,
    };
    await this.#feeds.insert(this.#database, feed, hashOf(token));
    const base = await this.#discovery.getExternalBaseUrl('continuity');
    return { ...feed, url: `${base}/calendar/${token}.ics` };
  }

  /** Ends one of the caller's own feeds at once. */
  async revoke(access: Access, id: string): Promise<void> {
    const revoked = await this.#feeds.revoke(
      this.#database,
      id,
      access.actor,
      this.#clock(),
    );
    if (!revoked) throw new NotFoundError(`No calendar feed with id "${id}"`);
  }

  /** The calendar of a feed, by the last segment of its address. */
  async read(segment: string): Promise<string> {
    const now = this.#clock();
    const token = segment.replace(/\.ics$/, '');
    const feed = await this.#feeds.read(this.#database, hashOf(token), now);
    if (!feed) throw new NotFoundError('No such calendar feed');
    const owners = await this.#inventory.subtreeOf([feed.subjectRef]);
    const entityRefs = await this.#inventory.entityRefsOwnedBy(owners);
    const tests = await this.#queries.concerning(
      this.#database,
      {
        owners: [feed.subjectRef],
        entityRefs,
        cancelledSince: new Date(now.getTime() - CANCELLED_SHOWN).toISOString(),
      },
      MAX_EVENTS,
    );
    return toCalendar(
      `Continuity tests: ${feed.subjectRef}`,
      tests,
      new Set(entityRefs),
    );
  }
}
