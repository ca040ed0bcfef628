import {
  tierRank,
  type ContinuityPolicy,
  type EntityFilters,
  type Rollup,
  type RollupDimension,
  type RollupRow,
} from '@backstage-continuity/plugin-continuity-common';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../database';
import type { Access, EntityScope } from '../http';
import type { InventoryNode, InventoryService } from '../inventory';
import { resolveFilters, type ResolvedFilters } from './filters';
import {
  flatLines,
  groupLines,
  titleOf,
  toRollup,
  type Branch,
} from './rollup';
import { RollupQuery, type KeyedBucket } from './RollupQuery';
import { TallyBuilder } from './tally';

const nobody = {
  group: 'No owner',
  system: 'No system',
  domain: 'No domain',
  tier: 'Unclassified',
  function: 'No business function',
};

const collator = new Intl.Collator('en');

/** Groups before people, what has no owner last. */
const place = ({ key }: RollupRow) =>
  key === null ? 2 : Number(key.startsWith('user:'));

const byTitle = (a: RollupRow, b: RollupRow) =>
  place(a) - place(b) ||
  collator.compare(a.title, b.title) ||
  collator.compare(a.key ?? '', b.key ?? '');

/** Answers rollups. */
export class RollupReader {
  readonly #policy: ContinuityPolicy;
  readonly #inventory: InventoryService;
  readonly #rollups: RollupQuery;

  constructor(options: {
    database: Knex;
    policy: ContinuityPolicy;
    inventory: InventoryService;
  }) {
    this.#policy = options.policy;
    this.#inventory = options.inventory;
    this.#rollups = new RollupQuery(options.database);
  }

  /** @throws InputError when levels are asked for along another dimension than `group` */
  async rollup(
    access: Access,
    query: {
      by: RollupDimension;
      parent?: string;
      levels: 'next' | 'all';
      cursor?: string;
      limit: number;
    } & EntityFilters,
    now: string,
  ): Promise<Rollup> {
    const { by, parent = null, levels, cursor, limit, ...rest } = query;
    if (parent !== null && by !== 'group') {
      throw new InputError('query.parent: expected only with by=group');
    }
    if (levels === 'all' && by !== 'group') {
      throw new InputError('query.levels: expected all only with by=group');
    }
    const filters = await resolveFilters(rest, this.#inventory);
    const { scope } = access;
    const total = new TallyBuilder();
    const { buckets, once } = await this.#counts({ by, filters, scope, now });
    once.forEach(bucket => total.add(bucket));

    const lines = await this.#lines(access, { by, parent, levels }, buckets);
    const { rollup, next } = toRollup({
      by,
      parent,
      lines,
      total:
        parent === null
          ? total.build()
          : sum(lines.filter(line => line.parent === parent)),
      asOf: now,
      order:
        by === 'tier'
          ? (a, b) =>
              Number(a.key === null) - Number(b.key === null) ||
              tierRank(this.#policy, a.key) - tierRank(this.#policy, b.key)
          : byTitle,
      after:
        cursor === undefined
          ? 0
          : decodeCursor(cursor, z.number().int().min(0)),
      limit,
    });
    return {
      ...rollup,
      nextCursor: next === null ? null : encodeCursor(next),
    };
  }

  /** Buckets of the lines, and those in which every entity is once. */
  async #counts(options: {
    by: RollupDimension;
    filters: ResolvedFilters;
    scope: EntityScope;
    now: string;
  }) {
    const buckets = await this.#rollups.counts(options);
    if (options.by !== 'function') return { buckets, once: buckets };
    // An entity that supports two functions is in two lines, but is one entity.
    const once = await this.#rollups.counts({ ...options, by: 'support' });
    const others = once.filter(bucket => bucket.key === null);
    return { buckets: [...buckets, ...others], once };
  }

  async #lines(
    access: Access,
    { by, parent, levels }: Branch & { by: RollupDimension },
    buckets: KeyedBucket[],
  ) {
    const none = nobody[by];
    if (by === 'group') {
      return groupLines(
        buckets,
        await this.#owners(access, buckets),
        { parent, levels },
        none,
      );
    }
    if (by === 'tier') {
      return flatLines(
        buckets.map(bucket => ({ ...bucket, key: bucket.tier })),
        {
          none,
          title: name =>
            this.#policy.tiers.find(tier => tier.name === name)?.title ?? name,
        },
      );
    }
    const titles = await this.#titles(access, by, buckets);
    return flatLines(buckets, { none, title: key => titleOf(key, titles) });
  }

  /**
   * The groups and users that the caller may know of: those the catalog shows,
   * and the owners that visible entities name; of the latter only the ref.
   */
  async #owners(
    access: Access,
    buckets: KeyedBucket[],
  ): Promise<InventoryNode[]> {
    const owners = new Set(buckets.map(bucket => bucket.key));
    const users = [...owners].filter(
      (ref): ref is string => ref?.startsWith('user:') ?? false,
    );
    const nodes = [
      ...(await this.#inventory.getNodes('group')),
      ...(users.length > 0
        ? await this.#inventory.getNodes('user', users)
        : []),
    ];
    if (access.scope.type === 'all') return nodes;
    const shown = await access.visible(nodes.map(node => node.entityRef));
    return nodes
      .filter(({ entityRef }) => shown.has(entityRef) || owners.has(entityRef))
      .map(node => (shown.has(node.entityRef) ? node : { ...node, title: '' }));
  }

  async #titles(
    access: Access,
    by: 'system' | 'domain' | 'function',
    buckets: KeyedBucket[],
  ): Promise<Map<string, { title: string }>> {
    const keys = [
      ...new Set(
        buckets
          .map(({ key }) => key)
          .filter((key): key is string => key !== null),
      ),
    ];
    const known: Map<string, { title: string }> =
      by === 'function'
        ? await this.#inventory.describe(keys)
        : new Map(
            (await this.#inventory.getNodes(by, keys)).map(node => [
              node.entityRef,
              node,
            ]),
          );
    const shown =
      access.scope.type === 'all' ? null : await access.visible(keys);
    return new Map(
      [...known].filter(([key]) => shown === null || shown.has(key)),
    );
  }
}

function sum(lines: ReturnType<typeof flatLines>): Rollup['total'] {
  return lines
    .reduce((all, line) => all.merge(line.tally), new TallyBuilder())
    .build();
}
