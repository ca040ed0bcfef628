import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { Handlers } from '../http';
import type { InventoryService } from '../inventory';
import type { DutiesReader } from './DutiesReader';
import { EntityQuery } from './EntityQuery';
import type { EntityReader } from './EntityReader';
import { resolveFilters } from './filters';
import { FindingQuery } from './FindingQuery';
import type { FunctionReader } from './FunctionReader';
import type { RollupReader } from './RollupReader';
import type { TrendService } from './TrendService';

/** The contract's operations on posture. */
export function createPostureHandlers(options: {
  database: Knex;
  inventory: InventoryService;
  entities: EntityReader;
  rollups: RollupReader;
  functions: FunctionReader;
  duties: DutiesReader;
  trends: TrendService;
}): Pick<
  Handlers,
  | 'getEntityPosture'
  | 'listEntities'
  | 'getRollup'
  | 'listFindings'
  | 'getTrend'
  | 'listFunctions'
  | 'getDuties'
> {
  const { inventory, entities, rollups, functions, duties, trends } = options;
  const entityQuery = new EntityQuery(options.database);
  const findingQuery = new FindingQuery(options);
  const nowText = () => new Date().toISOString();

  return {
    getEntityPosture: ({ access, params }) =>
      entities.posture(
        access,
        stringifyEntityRef(params).toLocaleLowerCase('en-US'),
        nowText(),
      ),

    listEntities: async ({ access, query }) => {
      const { sort, cursor, limit, ...filters } = query;
      return entityQuery.page({
        filters: await resolveFilters(filters, inventory),
        scope: access.scope,
        sort,
        cursor,
        limit,
        now: nowText(),
      });
    },

    getRollup: ({ access, query }) => rollups.rollup(access, query, nowText()),

    listFindings: async ({ access, query }) => {
      const {
        sort,
        cursor,
        limit,
        check,
        family,
        severity,
        state,
        entityRef,
        mine,
        ...filters
      } = query;
      return findingQuery.page({
        filters: await resolveFilters(filters, inventory),
        findings: {
          check,
          family,
          severity,
          state,
          entityRef,
          ownedBy: mine ? await access.ownershipRefs() : undefined,
        },
        access,
        sort,
        cursor,
        limit,
        now: nowText(),
      });
    },

    getTrend: async ({ access, query: { days, ...filters } }) => ({
      items: await trends.trend({
        filters,
        scope: access.scope,
        days,
        now: nowText(),
      }),
    }),

    listFunctions: ({ access, query }) =>
      functions.page(access, query, nowText()),

    getDuties: ({ access }) => duties.duties(access, nowText()),
  };
}
