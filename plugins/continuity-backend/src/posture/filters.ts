import {
  statuses,
  type EntityFilters,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { EntityScope } from '../http';
import { applyScope } from '../http/scope';
import type { InventoryService } from '../inventory';

/** Filters with group names already widened to their subtrees. */
export interface ResolvedFilters extends Omit<EntityFilters, 'group'> {
  /** Owners that one of the wanted groups stands for. */
  ownedWithin?: string[];
}

/** Widens `group` to every group below it. */
export async function resolveFilters(
  filters: EntityFilters,
  inventory: Pick<InventoryService, 'subtreeOf'>,
): Promise<ResolvedFilters> {
  const { group, ...rest } = filters;
  if (!group?.length) return rest;
  return { ...rest, ownedWithin: await inventory.subtreeOf(group) };
}

/** Makes `%` and `_` stand for themselves in a pattern with escape `\`. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, character => `\\${character}`);
}

/** Restricts rows of `posture` (alias `p`) to what matches and what may be seen. */
export function filterPosture(
  knex: Knex,
  query: Knex.QueryBuilder,
  filters: ResolvedFilters,
  scope: EntityScope,
): void {
  const among = (column: string, values: string[] | undefined) => {
    if (values?.length) query.whereIn(`p.${column}`, values);
  };
  if (filters.ownedWithin) query.whereIn('p.owner_ref', filters.ownedWithin);
  among('owner_ref', filters.owner);
  among('system_ref', filters.system);
  among('domain_ref', filters.domain);
  among('lifecycle', filters.lifecycle);
  among(
    'kind',
    filters.kind?.map(kind => kind.toLocaleLowerCase('en-US')),
  );
  if (filters.tier?.length) {
    const tiers = filters.tier;
    query.where(any => {
      any.where(known =>
        known.where('p.classified', true).whereIn('p.tier', tiers),
      );
      if (tiers.includes('unclassified')) any.orWhere('p.classified', false);
    });
  }
  if (filters.function?.length) {
    query.whereIn(
      'p.entity_ref',
      knex('posture_functions')
        .whereIn('function_ref', filters.function)
        .select('entity_ref'),
    );
  }
  if (filters.q) {
    query.whereRaw(`p.search_text like ? escape '\\'`, [
      `%${likeText(filters.q.toLocaleLowerCase('en-US'))}%`,
    ]);
  }
  applyScope(query, scope, {
    ref: 'p.entity_ref',
    owner: 'p.owner_ref',
    owners: 'p.owners',
    kind: 'p.kind',
    tier: 'p.tier',
  });
}

/** Restricts the rows of `projectionAt` by status. */
export function filterStatus(
  query: Knex.QueryBuilder,
  wanted: EntityFilters['status'],
): void {
  if (wanted?.length) {
    query.whereIn(
      'p.status_rank',
      wanted.map(status => statuses.indexOf(status)),
    );
  }
}
