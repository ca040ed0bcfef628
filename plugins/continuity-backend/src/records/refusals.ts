import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  allowedActions,
  stateAfter,
  type ContinuityPolicy,
  type JsonValue,
  type RecordType,
  type RevisionAction,
  RECORD_CONTENT_LIMIT,
} from '@backstage-continuity/plugin-continuity-common';
import { describeIssues } from '../http/validation';
import { subjectKindOf } from './Subjects';
import type { StoredRecord, StoredRevision } from './types';

export function noSuchRecord(id: string) {
  return new NotFoundError(`No record ${id}`);
}

function nameOf(record: StoredRecord) {
  return `The ${record.type} of ${record.subjectRef}`;
}

/** @throws ConflictError naming the state and what is allowed in it */
export function mustBePossible(
  record: StoredRecord,
  revision: StoredRevision | undefined,
  action: RevisionAction,
): asserts revision is StoredRevision {
  mustNotBeRetired(record);
  if (!revision) {
    throw new ConflictError(
      `${nameOf(record)} has no revision to ${action}; start a draft first`,
    );
  }
  if (stateAfter(revision.state, action) === null) {
    const allowed = allowedActions(revision.state);
    throw new ConflictError(
      `Revision ${revision.revision} is ${
        revision.state
      }, where ${action} is not possible; ${
        allowed.length > 0
          ? `possible: ${allowed.join(', ')}`
          : 'it changes no more'
      }`,
    );
  }
}

export function mustNotBeRetired(record: StoredRecord) {
  if (record.retiredAt !== null) {
    throw new ConflictError(
      `${nameOf(record)} is retired since ${record.retiredAt}; start a new one`,
    );
  }
}

/** What is written elsewhere is changed there. */
export function mustBeWrittenHere(record: StoredRecord) {
  if (record.origin !== null) {
    throw new ConflictError(
      `${nameOf(record)} is written in ${
        record.origin.target
      }; change it there`,
    );
  }
}

/** @throws ConflictError when the draft is not the one that was read */
export function mustBeVersion(revision: StoredRevision, version: number) {
  if (revision.version !== version) {
    throw new ConflictError(
      `The draft was saved by somebody else meanwhile: it is version ${revision.version}, expected ${version}; read it again and merge`,
    );
  }
}

/** @throws ConflictError when what is stored is not what the caller saw */
export function mustBeSeen(revision: StoredRevision, contentHash: string) {
  if (revision.contentHash !== contentHash) {
    throw new ConflictError(
      `Revision ${revision.revision} does not have the content that was seen; read it again before deciding`,
    );
  }
}

/** Content as the type's schema takes it. @throws InputError naming the paths */
export function validContent(
  type: RecordType,
  content: unknown,
  path = 'body.content',
): JsonValue {
  const result = type.schema.safeParse(content);
  if (!result.success) {
    throw new InputError(describeIssues(path, result.error));
  }
  const { length } = Buffer.from(JSON.stringify(result.data));
  if (length > RECORD_CONTENT_LIMIT) {
    throw new InputError(
      `${path}: expected at most ${RECORD_CONTENT_LIMIT} bytes, got ${length}`,
    );
  }
  return result.data as JsonValue;
}

/** Parts at most that one message lists. */
const LISTED = 20;

/** @throws InputError listing what is missing */
export function mustBeComplete(
  type: RecordType,
  content: JsonValue,
  policy: ContinuityPolicy,
  subjectRef: string,
) {
  const missing = type.missing(content, policy, subjectKindOf(subjectRef));
  if (missing.length === 0) return;
  const listed = missing
    .slice(0, LISTED)
    .map(item => `content.${item.path}: expected ${item.expected}`);
  const more =
    missing.length > LISTED ? `; and ${missing.length - LISTED} more` : '';
  throw new InputError(`${listed.join('; ')}${more}`);
}

export function mustHold(isHeld: boolean, permission: string, ref: string) {
  if (!isHeld) {
    throw new NotAllowedError(`Missing permission ${permission} for ${ref}`);
  }
}
