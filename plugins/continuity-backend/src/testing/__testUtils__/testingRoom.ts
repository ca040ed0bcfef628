import {
  mockServices,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import {
  defaultPolicy,
  type ContinuityFields,
  type ContinuityPolicy,
  type EntityFacts,
} from '@backstage-continuity/plugin-continuity-common';
import { inventoryEntity } from '../../__testUtils__/inventory';
import { ChangesService } from '../../changes';
import { migrationsDir } from '../../database';
import { CalendarFeedsService } from '../CalendarFeedsService';
import { TestingService } from '../TestingService';
import { graphWith } from '../../__testUtils__/graph';
import type { FactsSource, TestingInventory } from '../types';

export const checkout = 'component:default/checkout';
export const orders = 'component:default/orders';
export const ledger = 'component:default/ledger';
export const sales = 'group:default/sales';
export const kim = 'user:default/kim';

const policy: ContinuityPolicy = {
  ...defaultPolicy,
  scope: {},
  tiers: [
    {
      name: 'gold',
      title: 'Gold',
      description: null,
      rto: 4 * 3600,
      rpo: 900,
      mtpd: 8 * 3600,
      reviewEvery: null,
      tests: [],
      records: [],
      redundancy: false,
      approvals: 0,
    },
  ],
  dataResourceTypes: [],
  warnBefore: 'P30D',
  roles: {
    continuityManager: [],
    availabilityManager: [],
    riskManager: [],
    securityManager: [],
  },
};

/** A catalog of gold services that tests may change. */
export class ExampleCatalog implements TestingInventory, FactsSource {
  readonly facts = new Map<string, EntityFacts>();
  readonly others = new Set([sales, kim, 'group:default/shop']);
  readonly owned = new Map([
    [sales, [checkout, orders]],
    ['group:default/shop', [ledger]],
  ]);

  constructor() {
    for (const ref of [checkout, orders, ledger]) this.put(ref);
  }

  put(entityRef: string, fields: Partial<ContinuityFields> = {}) {
    this.facts.set(entityRef, {
      entityRef,
      ownerRef: sales,
      inScope: true,
      fields: inventoryEntity(entityRef, { tier: 'gold', ...fields }).fields,
      portalFields: [],
      mistakes: [],
      functions: [],
      lastReviewAt: null,
      runs: [],
      graph: graphWith(),
      analysis: null,
      records: [],
      strategies: [],
    });
  }

  async exists(refs: string[]) {
    return new Set(
      refs.filter(ref => this.facts.has(ref) || this.others.has(ref)),
    );
  }

  async entityFacts(refs: string[]) {
    return new Map(
      refs.flatMap(ref => {
        const facts = this.facts.get(ref);
        return facts ? [[ref, facts] as const] : [];
      }),
    );
  }

  async subtreeOf(refs: string[]) {
    return refs.includes(sales) ? [...refs, 'group:default/shop'] : refs;
  }

  async entityRefsOwnedBy(refs: string[]) {
    return refs.flatMap(ref => this.owned.get(ref) ?? []);
  }
}

/** The room on a fresh database, at a time that tests may move. */
export async function testingRoom(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const database = await databases.init(databaseId);
  await database.migrate.latest({ directory: migrationsDir });
  const time = { now: '2026-06-15T12:00:00.000Z' };
  const clock = () => new Date(time.now);
  const inventory = new ExampleCatalog();
  const changes = ChangesService.create({
    database,
    logger: mockServices.logger.mock(),
  });
  const marked: string[][] = [];
  changes.consumeWith(async refs => {
    marked.push(refs.sort());
  });
  const testing = TestingService.create({
    database,
    changes,
    inventory,
    policy,
    clock,
  });
  testing.takeFactsFrom(inventory);
  return {
    database,
    changes,
    inventory,
    time,
    /** The entities that each change marked. */
    marked,
    testing,
    feeds: CalendarFeedsService.create({
      database,
      inventory,
      discovery: mockServices.discovery(),
      clock,
    }),
  };
}

/** A test to be scheduled; what is given replaces the usual. */
export function planOf(
  given: Partial<Parameters<TestingService['create']>[1]> = {},
): Parameters<TestingService['create']>[1] {
  return {
    title: 'Restore the shop',
    area: 'continuity',
    type: 'functional',
    entityRefs: [checkout],
    plannedAt: '2026-07-01',
    rrule: null,
    owner: null,
    note: null,
    ...given,
  };
}

const unknownInstants = {
  recoveryStartedAt: null,
  recoveredAt: null,
  validatedAt: null,
  lastRecoverablePointAt: null,
};

/** An outcome of one entity: disrupted at 08:00, validated at the time given. */
export function outcomeOf(
  given: {
    revision?: number;
    entityRef?: string;
    validatedAt?: string | null;
    lastRecoverablePointAt?: string | null;
    claim?: 'met' | 'missed' | null;
  } = {},
): Parameters<TestingService['recordOutcome']>[2] {
  const {
    revision = 1,
    entityRef = checkout,
    validatedAt = '2026-06-15T10:00:00.000Z',
    lastRecoverablePointAt = '2026-06-15T07:55:00.000Z',
    claim = null,
  } = given;
  return {
    revision,
    mode: 'exercise',
    outcome: 'successful',
    instants: {
      disruptedAt: '2026-06-15T08:00:00.000Z',
      detectedAt: null,
      suspectedAt: null,
      declaredAt: '2026-06-15T08:20:00.000Z',
      recoveredAt: null,
      stoodDownAt: null,
    },
    entities: [
      {
        entityRef,
        instants: { ...unknownInstants, validatedAt, lastRecoverablePointAt },
        claim,
      },
    ],
    evidence: [{ title: 'Log', url: 'https://example.org/log' }],
    note: null,
  };
}
