import { InputError } from '@backstage/errors';
import type { exceptionDocumentSchema } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { MarkChanged } from '../changes';
import { contentHash } from '../database';
import { isOpen, type StoredException } from './exceptionRows';
import type { ExceptionsStore } from './ExceptionsStore';
import { mustNotBeOpen } from './requests';

type Document = z.output<typeof exceptionDocumentSchema>;

function mustBePlausible(document: Document, now: string) {
  const { requestedAt, requestedBy, approved } = document;
  if (requestedAt > now) {
    throw new InputError(
      'spec.requestedAt: expected an instant that is not in the future',
    );
  }
  if (approved && (approved.at < requestedAt || approved.at > now)) {
    throw new InputError(
      'spec.approved.at: expected an instant after the request that is not in the future',
    );
  }
  if (approved && approved.by === requestedBy) {
    throw new InputError(
      'spec.approved.by: expected somebody else than the one who requested',
    );
  }
}

function decisionOf(document: Document, before: StoredException | undefined) {
  if (document.approved) {
    return {
      state: 'approved' as const,
      decidedAt: document.approved.at,
      decidedBy: document.approved.by,
      decisionNote: document.approved.note ?? null,
    };
  }
  // What a person decided about an imported request stays.
  return {
    state: before?.state ?? ('requested' as const),
    decidedAt: before?.decidedAt ?? null,
    decidedBy: before?.decidedBy ?? null,
    decisionNote: before?.decisionNote ?? null,
  };
}

/**
 * Takes up one imported exception. A document that says something else than
 * before changes its own exception, unless a person rejected or revoked that.
 */
export async function importException(options: {
  store: ExceptionsStore;
  tx: Knex.Transaction;
  markChanged: MarkChanged;
  key: string;
  document: Document;
  now: string;
}): Promise<'created' | 'updated' | 'unchanged'> {
  const { store, tx, markChanged, key, document, now } = options;
  mustBePlausible(document, now);
  const before = await store.findImported(tx, key);
  if (before?.state === 'rejected' || before?.state === 'revoked') {
    return 'unchanged';
  }
  const exception: StoredException = {
    id: before?.id ?? randomUUID(),
    revision: before?.revision ?? 1,
    entityRef: document.entityRef,
    check: document.check,
    subject: document.subject,
    reason: document.reason,
    expiresAt: document.expiresAt,
    requestedAt: document.requestedAt,
    requestedBy: document.requestedBy,
    ...decisionOf(document, before),
  };
  if (before && contentHash(before) === contentHash(exception)) {
    return 'unchanged';
  }
  if (isOpen(exception, now)) {
    const open = await store.findOpen(tx, [exception], now);
    mustNotBeOpen(open.filter(other => other.id !== exception.id));
  }
  if (before) {
    await store.put(tx, exception, now);
  } else {
    await store.add(tx, [exception], now, key);
  }
  markChanged(
    new Set([before?.entityRef ?? exception.entityRef, exception.entityRef]),
  );
  return before ? 'updated' : 'created';
}
