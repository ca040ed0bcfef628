import { nextLevel, ownerOf, peopleOf } from './approval';
import type { RecordsContext } from './RecordsContext';
import type { StoredRecord, StoredRevision } from './types';

/** A record that something happened to, with those who have a part in it. */
export interface ConcernedRecord {
  record: StoredRecord;
  ownerRef: string | null;
  /** The newest revision that is not decided for good. */
  open: StoredRevision | null;
  /** Comments on the open revision that wait to be dealt with. */
  comments: number;
  approved: StoredRevision | null;
  /** Users and groups that are asked to approve next; none: whoever may. */
  approvers: string[];
  /** Users and groups who are to read the approved revision. */
  circulation: string[];
  /** When users were last reminded to read it. */
  remindedAt: Map<string, string>;
  /** Users who have read it. */
  acknowledgedBy: string[];
}

/** Records as they stand, by id; a handful of queries however many there are. */
export async function concernedRecords(
  { database, store, history, readers, policy }: RecordsContext,
  recordIds: string[],
): Promise<Map<string, ConcernedRecord>> {
  const ids = [...new Set(recordIds)];
  const records = await store.findAll(database, ids);
  const revisions = await store.revisions(database, ids);
  const comments = await history.openComments(database, ids);
  const people = await history.people(database, ids);
  const reminded = await readers.allReminders(database, ids);
  const read = await readers.allAcknowledgements(database, ids);

  return new Map(
    records.map(record => {
      const numbered = (revision: number | null | undefined) =>
        revisions.find(
          one => one.recordId === record.id && one.revision === revision,
        ) ?? null;
      const open = numbered(record.open?.revision);
      const level =
        open?.state === 'in-review' ? nextLevel(open.levels ?? []) : undefined;
      return [
        record.id,
        {
          record,
          ownerRef: ownerOf(record),
          open,
          comments:
            comments.find(
              one =>
                one.recordId === record.id && one.revision === open?.revision,
            )?.count ?? 0,
          approved: numbered(record.approvedRevision),
          approvers: level ? peopleOf(level.role, record, policy) : [],
          circulation: people
            .filter(
              person =>
                person.recordId === record.id && person.role === 'circulation',
            )
            .map(({ ref }) => ref),
          remindedAt: new Map(
            reminded
              .filter(
                one =>
                  one.recordId === record.id &&
                  one.revision === record.approvedRevision,
              )
              .map(({ ref, at }) => [ref, at]),
          ),
          acknowledgedBy: read
            .filter(
              one =>
                one.recordId === record.id &&
                one.revision === record.approvedRevision,
            )
            .map(({ ref }) => ref),
        },
      ];
    }),
  );
}
