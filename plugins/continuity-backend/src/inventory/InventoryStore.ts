import type { Knex } from 'knex';
import { inChunks, isOneOf, nested, type StoredInstant } from '../database';
import { applyScope, type EntityScope } from '../http';
import { isKeptAs } from './mirror';
import type { EntityRow, FunctionRow, NodeRow, VersionRow } from './rows';

/** Few enough that nobody waits for them to be taken apart. */
const ETAGS_AT_ONCE = 1000;

/** An entity as read: with the domain that applies and what the portal says. */
export interface ReadEntityRow extends EntityRow {
  applicable_domain_ref: string | null;
  /** JSON. */
  portal: string | null;
  /** Existing functions, declared from either side; nested. */
  function_refs: unknown;
  /** End of the last complete reading of the catalog; null: none yet. */
  read_at: StoredInstant | null;
}

/** What access is decided by. */
export interface AuthorizableRow {
  entity_ref: string;
  kind: string;
  /** JSON. */
  owners: string;
  tier: string | null;
}

type Kept = 'entity' | 'function' | 'node';

const tables: Record<Kept, string> = {
  entity: 'inventory_entities',
  function: 'inventory_functions',
  node: 'inventory_nodes',
};

/** Those of the refs that one table holds; it is not asked for others. */
function keptAs(
  knex: Knex,
  what: Kept,
  refs: string[],
  columns: (string | Knex.Raw)[],
) {
  return inChunks(
    refs.filter(ref => isKeptAs(what, ref)),
    slice =>
      knex(tables[what])
        .where(isOneOf(knex, 'entity_ref', slice))
        .select('entity_ref', ...columns),
  );
}

function without(refs: string[], rows: { entity_ref: string }[]): string[] {
  const found = new Set(rows.map(row => row.entity_ref));
  return refs.filter(ref => !found.has(ref));
}

const functionKind = (knex: Knex) =>
  knex.raw("'vitalbusinessfunction' as kind");

/** SQL that reads the mirror. */
export class InventoryStore {
  async entities(knex: Knex, refs: string[]): Promise<ReadEntityRow[]> {
    const functionRefs = knex('inventory_function_links as l')
      .join('inventory_functions as f', 'f.entity_ref', 'l.function_ref')
      .where('l.entity_ref', knex.ref('e.entity_ref'))
      .distinct('l.function_ref')
      .orderBy('l.function_ref');
    return inChunks(refs, slice =>
      knex('inventory_entities as e')
        .leftJoin('inventory_nodes as s', 's.entity_ref', 'e.system_ref')
        .leftJoin(
          'inventory_classifications as c',
          'c.entity_ref',
          'e.entity_ref',
        )
        .where(isOneOf(knex, 'e.entity_ref', slice))
        .select('e.*', {
          // Joined rather than stored, so that a system that moves takes all
          // that is part of it along.
          applicable_domain_ref: knex.raw(
            'coalesce(e.domain_ref, s.parent_ref)',
          ),
          portal: 'c.continuity',
          function_refs: nested(knex, functionRefs, 'function_ref'),
          read_at: knex('inventory_sync').where('id', 1).select('synced_at'),
        }),
    );
  }

  async functions(knex: Knex, refs?: string[]): Promise<FunctionRow[]> {
    const all = knex<FunctionRow>('inventory_functions').orderBy('entity_ref');
    if (!refs) return all.select();
    return inChunks(refs, slice =>
      all.clone().whereIn('entity_ref', slice).select(),
    );
  }

  async nodes(knex: Knex, kind: string, refs?: string[]): Promise<NodeRow[]> {
    const all = knex<NodeRow>('inventory_nodes')
      .where({ kind })
      .orderBy('entity_ref');
    if (!refs) return all.select();
    return inChunks(refs, slice =>
      all.clone().whereIn('entity_ref', slice).select(),
    );
  }

  /** The groups and all below them; `union` ends on cycles. */
  async groupsBelow(knex: Knex, groupRefs: string[]): Promise<string[]> {
    const rows: { ref: string }[] = await knex
      .withRecursive('tree', ['ref'], query =>
        query
          .select('entity_ref')
          .from('inventory_nodes')
          .whereIn('entity_ref', groupRefs)
          .union(below =>
            below
              .select('n.entity_ref')
              .from('inventory_nodes as n')
              .join('tree as t', 't.ref', 'n.parent_ref')
              .where('n.kind', 'group'),
          ),
      )
      .select('ref')
      .from('tree');
    return rows.map(row => row.ref);
  }

  async refsOwnedBy(knex: Knex, ownerRefs: string[]): Promise<string[]> {
    return inChunks(ownerRefs, slice =>
      knex('inventory_entities')
        .whereIn('owner_ref', slice)
        .where('in_scope', true)
        .pluck('entity_ref'),
    );
  }

  async refs(
    knex: Knex,
    afterRef: string | null,
    limit: number,
  ): Promise<string[]> {
    const query = knex('inventory_entities');
    if (afterRef !== null) query.where('entity_ref', '>', afterRef);
    return query.orderBy('entity_ref').limit(limit).pluck('entity_ref');
  }

  async refsInScope(
    knex: Knex,
    afterRef: string | null,
    limit: number,
  ): Promise<string[]> {
    const query = knex('inventory_entities').where('in_scope', true);
    if (afterRef !== null) query.where('entity_ref', '>', afterRef);
    return query.orderBy('entity_ref').limit(limit).pluck('entity_ref');
  }

  /** @param scope - counts only what it lets a caller see */
  async countInScope(
    knex: Knex,
    scope: EntityScope = { type: 'all' },
  ): Promise<number> {
    const query = knex('inventory_entities').where('in_scope', true);
    applyScope(query, scope, {
      ref: 'entity_ref',
      owner: 'owner_ref',
      owners: 'owners',
      kind: 'kind',
      tier: 'tier',
    });
    const row = await query.count({ count: '*' }).first();
    return Number(row?.count ?? 0);
  }

  async existing(knex: Knex, refs: string[]): Promise<string[]> {
    return inChunks(refs, slice =>
      knex('inventory_versions')
        .whereIn('entity_ref', slice)
        .pluck('entity_ref'),
    );
  }

  /** Entities, functions and nodes alike, by what they are shown with. */
  async described(
    knex: Knex,
    refs: string[],
  ): Promise<
    {
      entity_ref: string;
      title: string;
      kind: string;
      type: string | null;
      owner_ref: string | null;
      tier: string | null;
    }[]
  > {
    const none = (name: string) => knex.raw(`null as ${name}`);
    const read = (
      what: Kept,
      wanted: string[],
      columns: (string | Knex.Raw)[],
    ) => keptAs(knex, what, wanted, ['title', ...columns]);
    const entities = await read('entity', refs, [
      'kind',
      'type',
      'owner_ref',
      'tier',
    ]);
    const others = without(refs, entities);
    return [
      ...entities,
      ...(await read('function', others, [
        functionKind(knex),
        none('type'),
        'owner_ref',
        none('tier'),
      ])),
      ...(await read('node', others, [
        'kind',
        none('type'),
        none('owner_ref'),
        none('tier'),
      ])),
    ];
  }

  /**
   * All that has one of these titles or names, ASCII letters in any case, as
   * SQLite compares them; of what has no column for its name, in the default
   * namespace.
   */
  async named(
    knex: Knex,
    names: string[],
  ): Promise<
    { entity_ref: string; title: string; in_scope: boolean | 0 | 1 }[]
  > {
    const folded = names.map(name =>
      name.replace(/[A-Z]/g, letter => letter.toLowerCase()),
    );
    const lower = (column: string) =>
      knex.client.config.client === 'pg'
        ? knex.raw('lower(?? collate "C")', [column])
        : knex.raw('lower(??)', [column]);
    const isOne = (column: string, values: string[]) =>
      knex.raw(`? in (${values.map(() => '?').join(', ')})`, [
        lower(column),
        ...values,
      ]);
    const refs = (kind: string, slice: string[]) =>
      slice.map(name => `${kind}:default/${name}`);
    return inChunks(
      folded,
      async slice => [
        ...(await knex('inventory_entities')
          .whereRaw(isOne('title', slice))
          .orWhereRaw(isOne('name', slice))
          .select('entity_ref', 'title', 'in_scope')),
        ...(await knex('inventory_functions')
          .whereRaw(isOne('title', slice))
          .orWhereIn('entity_ref', refs('vitalbusinessfunction', slice))
          .select('entity_ref', 'title', knex.raw('true as in_scope'))),
        ...(await knex('inventory_nodes')
          .whereIn('kind', ['user', 'group'])
          .where(query =>
            query
              .whereRaw(isOne('title', slice))
              .orWhereIn('entity_ref', [
                ...refs('user', slice),
                ...refs('group', slice),
              ]),
          )
          .select('entity_ref', 'title', knex.raw('false as in_scope'))),
      ],
      200,
    );
  }

  /** Entities, in scope or not, of which one of these is the first owner. */
  async refsOfOwners(knex: Knex, ownerRefs: string[]): Promise<string[]> {
    return inChunks(ownerRefs, slice =>
      knex('inventory_entities')
        .whereIn('owner_ref', slice)
        .pluck('entity_ref'),
    );
  }

  /** Entities, functions and nodes alike, by what access is decided by. */
  async authorizable(
    knex: Knex,
    refs: string[],
  ): Promise<{ entities: AuthorizableRow[]; others: AuthorizableRow[] }> {
    const noTier = knex.raw('null as tier');
    const read = (
      what: Kept,
      wanted: string[],
      columns: (string | Knex.Raw)[],
    ): Promise<AuthorizableRow[]> =>
      keptAs(knex, what, wanted, ['owners', ...columns]);
    const entities = await read('entity', refs, ['kind', 'tier']);
    const others = without(refs, entities);
    return {
      entities,
      others: [
        ...(await read('function', others, [functionKind(knex), noTier])),
        ...(await read('node', others, ['kind', noTier])),
      ],
    };
  }

  /** Etags last read of some of what is mirrored, by ref. */
  async etagsOf(knex: Knex, refs: string[]): Promise<Map<string, string>> {
    const rows: VersionRow[] = await knex('inventory_versions')
      .where(isOneOf(knex, 'entity_ref', refs))
      .select('entity_ref', 'etag');
    return new Map(rows.map(row => [row.entity_ref, row.etag]));
  }

  /** Etags last read of all that is mirrored, by ref; a slice at a time. */
  async etags(knex: Knex): Promise<Map<string, string>> {
    const etags = new Map<string, string>();
    let after = '';
    for (;;) {
      const rows: VersionRow[] = await knex('inventory_versions')
        .where('entity_ref', '>', after)
        .orderBy('entity_ref')
        .limit(ETAGS_AT_ONCE)
        .select('entity_ref', 'etag');
      for (const { entity_ref: ref, etag } of rows) etags.set(ref, etag);
      if (rows.length < ETAGS_AT_ONCE) return etags;
      after = rows[rows.length - 1].entity_ref;
    }
  }
}
