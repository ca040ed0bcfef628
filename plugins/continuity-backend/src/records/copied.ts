import { InputError, NotFoundError } from '@backstage/errors';
import {
  restoreRedacted,
  type JsonValue,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../http';
import type { RecordsContext } from './RecordsContext';
import { Rights } from './Rights';
import { subjectKindOf } from './Subjects';

/** What a draft about a subject begins with when nobody has filled in anything. */
export function emptyContent(
  { policy }: Pick<RecordsContext, 'policy'>,
  type: RecordType,
  subjectRef: string,
): JsonValue {
  return type.empty(policy, subjectKindOf(subjectRef)) as JsonValue;
}

/**
 * What another record of the type says, without what the caller may not see: its
 * approved revision, else the newest.
 *
 * @throws NotFoundError unless the record exists for the caller
 */
export async function copiedContent(
  context: RecordsContext,
  access: Access,
  type: RecordType,
  id: string,
): Promise<JsonValue> {
  const source = await context.seen(access, id);
  if (source.type !== type.name) {
    throw new InputError(
      `body.copyFrom: expected a record of the type ${type.name}, this is a ${source.type}`,
    );
  }
  const [rights] = await Rights.of(context, access, [source]);
  const number = source.approvedRevision ?? source.open?.revision ?? 0;
  const revision = await context.store.revision(context.database, id, number);
  if (!revision) throw new NotFoundError(`Nothing to copy in record ${id}`);
  return restoreRedacted(
    type,
    emptyContent(context, type, source.subjectRef),
    revision.content,
    rights.hidden(revision),
  );
}
