import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { testDocumentSchema } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { MarkChanged } from '../changes';
import { contentHash } from '../database';
import { normalisePlan } from './plans';
import { assertPossible, evaluate, toStored } from './results';
import type { TestsStore } from './TestsStore';
import type { TestViews } from './TestViews';
import type { StoredResult, StoredTest, TestPlan } from './types';

/** A test as an import document gives it, after validation. */
export type TestDocument = z.output<typeof testDocumentSchema>;

/** Who is named as the author where a document names nobody. */
const IMPORTER = 'service:default/continuity-import';

/**
 * Takes up one document of history, once for each key.
 *
 * @remarks
 * Documents say literally what happened and what is planned: nothing is planned
 * to follow an imported outcome. A test that somebody changed here since its
 * import is left alone, so that reading a source again never undoes their work.
 */
export async function importTest(
  room: { store: TestsStore; views: TestViews; now: Date },
  item: {
    tx: Knex.Transaction;
    markChanged: MarkChanged;
    key: string;
    document: TestDocument;
  },
): Promise<'created' | 'updated' | 'unchanged'> {
  const { tx, markChanged, key, document } = item;
  const plan = normalisePlan('spec', document);
  assertConsistent(document, plan, room.now);
  const hash = contentHash(document);
  const earlier = await room.store.getImported(tx, key);
  if (earlier && (earlier.hash === hash || earlier.changedSince)) {
    return 'unchanged';
  }
  const result = await resultOf(room, tx, document, plan, earlier?.test);
  const author =
    document.createdBy ?? document.result?.recordedBy ?? plan.owner ?? IMPORTER;
  const at = room.now.toISOString();
  const id = earlier?.test.id ?? randomUUID();
  const test: StoredTest = {
    ...plan,
    id,
    revision: (earlier?.test.revision ?? 0) + 1,
    state: stateOf(document),
    mode: document.result?.mode ?? 'exercise',
    followsId: earlier?.test.followsId ?? null,
    seriesId: earlier?.test.seriesId ?? id,
    createdAt: earlier?.test.createdAt ?? at,
    createdBy: author,
    changedAt: at,
    changedBy: author,
    cancelReason: document.cancelled?.reason ?? null,
    result,
  };
  const measured = result && evaluate(result, new Map());
  const mark = { key, hash };
  if (earlier) {
    const seen = earlier.test.revision;
    const won = await room.store.update(tx, test, seen, measured, mark);
    if (!won) return 'unchanged';
  } else {
    await room.store.insert(tx, test, measured, mark);
  }
  markChanged([...(earlier?.test.entityRefs ?? []), ...test.entityRefs]);
  return earlier ? 'updated' : 'created';
}

function assertConsistent(document: TestDocument, plan: TestPlan, now: Date) {
  const { result, cancelled } = document;
  if (result && cancelled) {
    throw new InputError(
      'spec.cancelled: expected either a result or a cancellation, not both',
    );
  }
  if (!result) return;
  assertPossible('spec.result', result, plan.entityRefs, now);
}

function stateOf(document: TestDocument): StoredTest['state'] {
  if (document.result) return 'completed';
  return document.cancelled ? 'cancelled' : 'planned';
}

async function resultOf(
  room: { views: TestViews; now: Date },
  tx: Knex,
  document: TestDocument,
  plan: TestPlan,
  earlier: StoredTest | undefined,
): Promise<StoredResult | null> {
  if (!document.result) return null;
  const { recordedAt, recordedBy } = document.result;
  return toStored(
    document.result,
    plan.entityRefs,
    earlier?.result,
    await room.views.snapshots(plan.entityRefs, room.now, tx),
    { at: recordedAt, by: recordedBy },
  );
}
