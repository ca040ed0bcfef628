import {
  endOfPlanned,
  type EntityResult,
  type ScheduledTest,
  type TestArea,
  type TestOutcome,
  type TestType,
} from '@backstage-continuity/plugin-continuity-common';
import { toDate, toInstant, type StoredInstant } from '../database';
import type { StoredTest } from './types';

/** Row of `tests`. */
export interface TestRow {
  id: string;
  revision: number;
  state: ScheduledTest['state'];
  mode: 'exercise' | 'actual';
  title: string;
  area: TestArea;
  type: TestType;
  planned_at: string;
  planned_from: StoredInstant;
  planned_until: StoredInstant;
  rrule: string | null;
  follows_id: string | null;
  series_id: string;
  owner: string | null;
  note: string | null;
  created_at: StoredInstant;
  created_by: string;
  changed_at: StoredInstant;
  changed_by: string;
  cancel_reason: string | null;
  outcome: TestOutcome | null;
  recorded_at: StoredInstant | null;
  result: string | null;
  validated_at: StoredInstant | null;
  import_key: string | null;
  import_hash: string | null;
  import_revision: number | null;
}

/** Columns that a test is read from. */
export const testColumns = [
  'id',
  'revision',
  'state',
  'mode',
  'title',
  'area',
  'type',
  'planned_at',
  'rrule',
  'follows_id',
  'series_id',
  'owner',
  'note',
  'created_at',
  'created_by',
  'changed_at',
  'changed_by',
  'cancel_reason',
  'result',
] as const satisfies (keyof TestRow)[];

/** Row of `test_entities`; drivers may give big integers as text. */
export interface TestEntityRow {
  test_id: string;
  entity_ref: string;
  achieved_rto: number | string | null;
  achieved_rpo: number | string | null;
  own_recovery: number | string | null;
  validated_at: StoredInstant | null;
}

/** What posture counts by, taken from the evaluated outcome at writing. */
export interface Measured {
  validatedAt: string | null;
  entities: Pick<
    EntityResult,
    'entityRef' | 'achievedRto' | 'achievedRpo' | 'ownRecovery' | 'instants'
  >[];
}

/** Columns of a test except those of its import. */
export function toRow(test: StoredTest, measured: Measured | null) {
  return {
    id: test.id,
    revision: test.revision,
    state: test.state,
    mode: test.mode,
    title: test.title,
    area: test.area,
    type: test.type,
    planned_at: test.plannedAt,
    planned_from: new Date(test.plannedAt),
    planned_until: new Date(endOfPlanned(test.plannedAt)),
    rrule: test.rrule,
    follows_id: test.followsId,
    series_id: test.seriesId,
    owner: test.owner,
    note: test.note,
    created_at: new Date(test.createdAt),
    created_by: test.createdBy,
    changed_at: new Date(test.changedAt),
    changed_by: test.changedBy,
    cancel_reason: test.cancelReason,
    outcome: test.result?.outcome ?? null,
    recorded_at: toDate(test.result?.recordedAt ?? null),
    result: test.result && JSON.stringify(test.result),
    validated_at: toDate(measured?.validatedAt ?? null),
  };
}

/** Rows of a test's entities. */
export function toEntityRows(test: StoredTest, measured: Measured | null) {
  return test.entityRefs.map(entityRef => {
    const figures = measured?.entities.find(
      entity => entity.entityRef === entityRef,
    );
    return {
      test_id: test.id,
      entity_ref: entityRef,
      achieved_rto: figures?.achievedRto ?? null,
      achieved_rpo: figures?.achievedRpo ?? null,
      own_recovery: figures?.ownRecovery ?? null,
      validated_at: toDate(figures?.instants.validatedAt ?? null),
    };
  });
}

/** The test that a row and the refs of its entities stand for. */
export function fromRow(row: TestRow, entityRefs: string[]): StoredTest {
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    mode: row.mode,
    title: row.title,
    area: row.area,
    type: row.type,
    entityRefs,
    plannedAt: row.planned_at,
    rrule: row.rrule,
    followsId: row.follows_id,
    seriesId: row.series_id,
    owner: row.owner,
    note: row.note,
    createdAt: toInstant(row.created_at),
    createdBy: row.created_by,
    changedAt: toInstant(row.changed_at),
    changedBy: row.changed_by,
    cancelReason: row.cancel_reason,
    result: row.result === null ? null : JSON.parse(row.result),
  };
}
