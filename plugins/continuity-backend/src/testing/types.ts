import type {
  EntityInstants,
  Evidence,
  ObjectiveSnapshot,
  RunInstants,
  ScheduledTest,
  TestOutcome,
  Verdict,
} from '@backstage-continuity/plugin-continuity-common';
import type { EntityFacts } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { InventoryService } from '../inventory';

/** What the testing schedule needs to know of the catalog. */
export type TestingInventory = Pick<
  InventoryService,
  'exists' | 'subtreeOf' | 'entityRefsOwnedBy'
>;

/**
 * What is known of entities when objectives are frozen. What others need of them
 * comes from rooms above this one, which hands it in.
 */
export interface FactsSource {
  entityFacts(
    entityRefs: string[],
    now: string,
    tx?: Knex,
  ): Promise<Map<string, EntityFacts>>;
}

/** What was recorded about one entity, and its objectives at that time. */
export interface StoredEntityResult {
  entityRef: string;
  instants: EntityInstants;
  claim: Verdict | null;
  snapshot: ObjectiveSnapshot;
}

/**
 * An outcome as stored: what a person recorded and what was frozen with it.
 * Figures and verdicts follow from these by the rules, so they are not kept.
 */
export interface StoredResult {
  outcome: TestOutcome;
  instants: RunInstants;
  entities: StoredEntityResult[];
  evidence: Evidence[];
  note: string | null;
  recordedAt: string;
  recordedBy: string;
}

/** A test with all its entities, whoever may see them. */
export interface StoredTest
  extends Omit<ScheduledTest, 'hiddenEntities' | 'result'> {
  seriesId: string;
  changedBy: string;
  result: StoredResult | null;
}

/** The part of a test that creating and changing sets. */
export type TestPlan = Pick<
  StoredTest,
  | 'title'
  | 'area'
  | 'type'
  | 'entityRefs'
  | 'plannedAt'
  | 'rrule'
  | 'owner'
  | 'note'
>;

/** One planned test among somebody's duties. */
export interface TestDuty {
  id: string;
  title: string;
  plannedAt: string;
  late: boolean;
}

/** What a change of a planned test may say; absent stays as it is. */
export type TestChange = { revision: number } & Partial<TestPlan>;
