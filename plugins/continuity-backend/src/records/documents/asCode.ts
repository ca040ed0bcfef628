import type {
  RecordDocument,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { contentHash } from '../../database';
import type { RecordsContext } from '../RecordsContext';
import type { StoredRecord } from '../types';
import { contentOf, eventOf, revisionOf, type History } from './History';

/** A further approved revision where the source says something new. */
export async function asCode(
  context: RecordsContext,
  tx: Knex,
  type: RecordType,
  document: RecordDocument,
  base: StoredRecord,
  before: StoredRecord | undefined,
): Promise<History> {
  const content = contentOf(
    context,
    type,
    base,
    document.content,
    'spec.content',
  );
  const at = document.approvedAt ?? base.createdAt;
  const author = document.author ?? '';
  const last = before
    ? await context.store.revision(tx, before.id, before.approvedRevision ?? 0)
    : undefined;
  const isNew = last?.contentHash !== contentHash(content);
  const number = isNew
    ? (await context.store.last(tx, base.id)).revision + 1
    : last.revision;
  const revision = revisionOf(base, number, content, {
    author,
    writtenAt: at,
    submittedAt: at,
    approvals: document.approvedBy ? [{ at, by: document.approvedBy }] : [],
  });
  if (isNew && last) {
    await context.store.updateRevision(tx, { ...last, state: 'superseded' });
  }
  const kept = isNew ? undefined : before;
  const reviewed = lastOf([
    at,
    ...document.confirmations.map(one => one.at),
    // People may have confirmed here what the source has not changed since.
    ...(kept?.lastReviewedAt ? [kept.lastReviewedAt] : []),
  ]);
  // What it rests on is as it was, unless somebody looked at it again.
  const asBefore =
    kept?.lastReviewedAt === reviewed && document.restedOn === undefined
      ? { fingerprint: kept.fingerprint, stale: kept.stale }
      : {};
  return {
    record: context.withDates({
      ...base,
      ...asBefore,
      approvedRevision: number,
      approvedAt: at,
      lastReviewedAt: reviewed,
      figures: type.figures(content),
    }),
    revisions: isNew ? [{ ...revision, state: 'approved', decidedAt: at }] : [],
    events: isNew
      ? [eventOf(base, 'imported', at, author, { revision: number })]
      : [],
    comments: [],
    replaces: false,
  };
}

function lastOf(instants: string[]): string {
  return instants.reduce((a, b) => (a > b ? a : b));
}
