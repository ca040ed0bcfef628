import type { Knex } from 'knex';
import { inChunks } from '../database';
import { applyScope, type EntityScope } from '../http';
import type { EntityRow, FunctionRow, NodeRow } from './rows';

/** An entity as read: with the domain that applies and what the portal says. */
export interface ReadEntityRow extends EntityRow {
  applicable_domain_ref: string | null;
  /** JSON. */
  portal: string | null;
}

/** What access is decided by. */
export interface AuthorizableRow {
  entity_ref: string;
  kind: string;
  /** JSON. */
  owners: string;
  tier: string | null;
}

/** SQL that reads the mirror. */
export class InventoryStore {
  async entities(knex: Knex, refs: string[]): Promise<ReadEntityRow[]> {
    return inChunks(refs, slice =>
      knex('inventory_entities as e')
        .leftJoin('inventory_nodes as s', 's.entity_ref', 'e.system_ref')
        .leftJoin(
          'inventory_classifications as c',
          'c.entity_ref',
          'e.entity_ref',
        )
        .whereIn('e.entity_ref', slice)
        .select('e.*', {
          // Joined rather than stored, so that a system that moves takes all
          // that is part of it along.
          applicable_domain_ref: knex.raw(
            'coalesce(e.domain_ref, s.parent_ref)',
          ),
          portal: 'c.continuity',
        }),
    );
  }

  /** Existing functions of each entity, declared from either side. */
  async functionsOf(
    knex: Knex,
    entityRefs: string[],
  ): Promise<{ entity_ref: string; function_ref: string }[]> {
    return inChunks(entityRefs, slice =>
      knex('inventory_function_links as l')
        .join('inventory_functions as f', 'f.entity_ref', 'l.function_ref')
        .whereIn('l.entity_ref', slice)
        .distinct('l.entity_ref', 'l.function_ref')
        .orderBy(['l.entity_ref', 'l.function_ref']),
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
      table: string,
      wanted: string[],
      columns: (string | Knex.Raw)[],
    ) =>
      inChunks(wanted, slice =>
        knex(table)
          .whereIn('entity_ref', slice)
          .select('entity_ref', 'title', ...columns),
      );
    const entities = await read('inventory_entities', refs, [
      'kind',
      'type',
      'owner_ref',
      'tier',
    ]);
    const found = new Set(entities.map(row => row.entity_ref));
    const others = refs.filter(ref => !found.has(ref));
    if (others.length === 0) return entities;
    return [
      ...entities,
      ...(await read('inventory_functions', others, [
        knex.raw("'vitalbusinessfunction' as kind"),
        none('type'),
        'owner_ref',
        none('tier'),
      ])),
      ...(await read('inventory_nodes', others, [
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
    const read = (table: string, columns: (string | Knex.Raw)[]) =>
      inChunks(refs, slice =>
        knex(table)
          .whereIn('entity_ref', slice)
          .select('entity_ref', 'owners', ...columns),
      ) as Promise<AuthorizableRow[]>;
    const entities = await read('inventory_entities', ['kind', 'tier']);
    if (entities.length === new Set(refs).size) return { entities, others: [] };
    const functionKind = knex.raw("'vitalbusinessfunction' as kind");
    return {
      entities,
      others: [
        ...(await read('inventory_functions', [functionKind, noTier])),
        ...(await read('inventory_nodes', ['kind', noTier])),
      ],
    };
  }

  /** Refs of all that is mirrored after one, in their order. */
  async mirroredAfter(
    knex: Knex,
    afterRef: string | null,
    limit: number,
  ): Promise<string[]> {
    const query = knex('inventory_versions');
    if (afterRef !== null) query.where('entity_ref', '>', afterRef);
    return query.orderBy('entity_ref').limit(limit).pluck('entity_ref');
  }
}
