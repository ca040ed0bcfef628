import type { ContinuityEntityCriterion } from '@backstage-continuity/plugin-continuity-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import type { EntityScope } from './access';

type Criteria = PermissionCriteria<ContinuityEntityCriterion>;

/** Where a store keeps what scopes decide by. */
export interface ScopeColumns {
  /** Null: the table does not know; then a scope that names refs shows nothing. */
  ref: string | null;
  /** The first owner. */
  owner: string;
  /** Lower case. */
  kind: string;
  tier: string;
  /**
   * All owners as a JSON array of refs. A table without this column sees an
   * entity's first owner only, and shows nothing where a scope excludes owners.
   */
  owners?: string;
}

/** Values at most that become one binding each; more go into one JSON binding. */
const BINDINGS_AT_MOST = 100;

/** Restricts a query to the rows that a caller may see. */
export function applyScope(
  query: Knex.QueryBuilder,
  scope: EntityScope,
  columns: ScopeColumns,
): void {
  const isUndecidable =
    scope.type === 'where' &&
    ((columns.ref === null && namesRefs(scope.criteria)) ||
      (!columns.owners && excludesOwners(scope.criteria)));
  if (scope.type === 'none' || isUndecidable) {
    query.whereRaw('1 = 0');
  } else if (scope.type === 'where') {
    query.where(builder => restrict(builder, scope.criteria, columns));
  }
}

/** Whether an entity is one that the scope lets a caller see. */
export function matchesScope(
  scope: EntityScope,
  entity: {
    entityRef: string;
    kind: string;
    ownerRefs: string[];
    tier: string | null;
  },
): boolean {
  const holds = (criteria: Criteria): boolean => {
    if (isAndCriteria(criteria)) return criteria.allOf.every(holds);
    if (isOrCriteria(criteria)) return criteria.anyOf.some(holds);
    if (isNotCriteria(criteria)) return !holds(criteria.not);
    const { property, values } = criteria;
    const own = {
      ref: [entity.entityRef],
      owner: entity.ownerRefs,
      kind: [entity.kind],
      tier: entity.tier === null ? [] : [entity.tier],
    }[property];
    const wanted = setOf(values);
    return own.some(value => wanted.has(value));
  };
  return scope.type === 'where' ? holds(scope.criteria) : scope.type === 'all';
}

const sets = new WeakMap<readonly string[], Set<string>>();

/** The values for looking up: a scope may name tens of thousands of refs. */
function setOf(values: readonly string[]): Set<string> {
  const known = sets.get(values) ?? new Set(values);
  sets.set(values, known);
  return known;
}

function namesRefs(criteria: Criteria): boolean {
  if (isAndCriteria(criteria)) return criteria.allOf.some(namesRefs);
  if (isOrCriteria(criteria)) return criteria.anyOf.some(namesRefs);
  if (isNotCriteria(criteria)) return namesRefs(criteria.not);
  return criteria.property === 'ref';
}

/** Who knows only the first owner cannot tell that somebody is no owner. */
function excludesOwners(criteria: Criteria, isExcluded = false): boolean {
  const inPart = (part: Criteria) => excludesOwners(part, isExcluded);
  if (isAndCriteria(criteria)) return criteria.allOf.some(inPart);
  if (isOrCriteria(criteria)) return criteria.anyOf.some(inPart);
  if (isNotCriteria(criteria)) return excludesOwners(criteria.not, !isExcluded);
  return isExcluded && criteria.property === 'owner';
}

function restrict(
  query: Knex.QueryBuilder,
  criteria: Criteria,
  columns: ScopeColumns,
) {
  if (isAndCriteria(criteria)) {
    query.whereRaw('1 = 1');
    for (const part of criteria.allOf) {
      query.andWhere(builder => restrict(builder, part, columns));
    }
  } else if (isOrCriteria(criteria)) {
    query.whereRaw('1 = 0');
    for (const part of criteria.anyOf) {
      query.orWhere(builder => restrict(builder, part, columns));
    }
  } else if (isNotCriteria(criteria)) {
    query.whereNot(builder => restrict(builder, criteria.not, columns));
  } else {
    restrictToValues(query, criteria, columns);
  }
}

function restrictToValues(
  query: Knex.QueryBuilder,
  { property, values }: ContinuityEntityCriterion,
  columns: ScopeColumns,
) {
  const column = columns[property];
  if (values.length === 0 || column === null) {
    query.whereRaw('1 = 0');
    return;
  }
  const isPostgres = query.client.config.client === 'pg';
  const listed =
    values.length <= BINDINGS_AT_MOST
      ? {
          sql: `(${values.map(() => '?').join(', ')})`,
          bindings: values,
        }
      : {
          sql: isPostgres
            ? '(select jsonb_array_elements_text(?::jsonb))'
            : '(select value from json_each(?))',
          bindings: [JSON.stringify(values)],
        };

  if (property === 'owner' && columns.owners) {
    const elements = isPostgres
      ? 'jsonb_array_elements_text(??::jsonb) as owner_of(value)'
      : 'json_each(??) as owner_of';
    query.whereRaw(
      `exists (select 1 from ${elements} where owner_of.value in ${listed.sql})`,
      [columns.owners, ...listed.bindings],
    );
    return;
  }
  // Null is in no list; said aloud, so that the opposite holds under `not`.
  query.whereRaw(`(?? is not null and ?? in ${listed.sql})`, [
    column,
    column,
    ...listed.bindings,
  ]);
}
