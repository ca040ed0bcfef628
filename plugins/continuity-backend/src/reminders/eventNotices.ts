import type {
  ContinuityPolicy,
  RecordEvent,
} from '@backstage-continuity/plugin-continuity-common';
import type { ConcernedRecord } from '../records';
import { payloadOf, type Told } from './payload';
import type { Notice, NoticeKind, NoticeOptions } from './types';

interface Audience {
  kind: NoticeKind;
  recipients: (string | null)[];
  except?: string[];
  told?: Pick<Told, 'comments'>;
}

/**
 * Whom to tell of what happened to records, by how these stand now: of what was
 * overtaken meanwhile, such as a request that was withdrawn, nobody is told.
 */
export function eventNotices(
  events: RecordEvent[],
  concerned: Map<string, ConcernedRecord>,
  options: NoticeOptions,
): (Notice & { eventId: string })[] {
  return lastRequests(events).flatMap(event => {
    const about = concerned.get(event.recordId);
    if (!about || about.record.retiredAt !== null) return [];
    return audiencesOf(event, about, options.policy).flatMap(audience => {
      const { kind, except = [], told } = audience;
      const recipients = [...new Set(audience.recipients)].filter(
        ref => ref !== null,
      );
      if (recipients.length === 0) return [];
      const { id, type, subject } = about.record;
      const key = keyOf(event, kind);
      return [
        {
          eventId: event.id,
          key,
          recordId: id,
          kind,
          recipients,
          except: [...new Set([event.by, ...except])],
          payload: payloadOf({
            key,
            kind,
            recordId: id,
            type: options.titleOf(type),
            subject: subject.title,
            revision: event.revision ?? undefined,
            ...told,
          }),
        },
      ];
    });
  });
}

/** What an event is told under to those whom it concerns in one way. */
function keyOf({ id, recordId, kind }: RecordEvent, noticed: NoticeKind) {
  // One that is approved is told to those who wrote it, and asks others to read.
  return kind === 'approved' && noticed === 'to-read'
    ? `${recordId}/to-read/${id}`
    : `${recordId}/${kind}/${id}`;
}

/** Of requests for the same approval, the last: it asks those who are next now. */
function lastRequests(events: RecordEvent[]): RecordEvent[] {
  const last = new Map(
    events
      .filter(isRequest)
      .map(event => [`${event.recordId}/${event.revision}`, event.id]),
  );
  return events.filter(
    event =>
      !isRequest(event) ||
      last.get(`${event.recordId}/${event.revision}`) === event.id,
  );
}

function isRequest({ kind }: RecordEvent): boolean {
  return kind === 'submitted' || kind === 'level-approved';
}

function audiencesOf(
  event: RecordEvent,
  about: ConcernedRecord,
  policy: ContinuityPolicy,
): Audience[] {
  const { ownerRef, open, approved } = about;
  const isOpen = open !== null && open.revision === event.revision;
  const isApproved = approved !== null && approved.revision === event.revision;
  switch (event.kind) {
    case 'submitted':
    case 'level-approved':
      if (!isOpen || open.state !== 'in-review') return [];
      return [
        {
          kind: 'requested',
          recipients: about.approvers.length > 0 ? about.approvers : [ownerRef],
          except: mayNotApprove(open, policy),
        },
      ];
    case 'returned':
      if (!isOpen || open.state === 'in-review') return [];
      return [
        {
          kind: 'returned',
          recipients: open.writers,
          told: { comments: about.comments },
        },
      ];
    case 'approved':
      if (!isApproved) return [];
      return [
        { kind: 'approved', recipients: [...approved.writers, ownerRef] },
        {
          kind: 'to-read',
          recipients: about.circulation,
          except: [...approved.writers, ...about.acknowledgedBy],
        },
      ];
    case 'became-stale':
      if (!isApproved || about.record.stale === null) return [];
      return [{ kind: 'stale', recipients: [ownerRef] }];
    case 'reminded':
      if (!isApproved) return [];
      return [
        {
          kind: 'to-read',
          recipients: about.circulation,
          except: [...about.acknowledgedBy, ...remindedBefore(event, about)],
        },
      ];
    default:
      return [];
  }
}

/** Who was reminded on the same day already. */
function remindedBefore(
  { at }: RecordEvent,
  { remindedAt }: ConcernedRecord,
): string[] {
  return [...remindedAt].flatMap(([ref, last]) =>
    last < at && last.slice(0, 10) === at.slice(0, 10) ? [ref] : [],
  );
}

/** Who is asked for nothing, since it is another person who approves. */
function mayNotApprove(
  { writers, submittedBy, levels }: NonNullable<ConcernedRecord['open']>,
  policy: ContinuityPolicy,
): string[] {
  const wrote = policy.records.separateDuties ? [...writers, submittedBy] : [];
  const approved = (levels ?? []).map(level => level.approvedBy);
  return [...wrote, ...approved].filter(ref => ref !== null);
}
