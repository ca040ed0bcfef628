import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  acknowledgeSchema,
  commentSchema,
  confirmRecordSchema,
  recordPeopleSchema,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { mustBePerson, type Access } from '../http';
import type { Change, RecordsContext } from './RecordsContext';
import { mustBeSeen, mustBeWrittenHere, mustNotBeRetired } from './refusals';
import { recipientsOf } from './RecordViews';
import { Rights } from './Rights';
import type { StoredRecord, StoredRevision } from './types';

/** Use cases of keeping records right, and of those who read them. */
export class Upkeep {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /** A person confirms that the approved revision still holds as things are now. */
  async confirm(
    access: Access,
    id: string,
    body: z.output<typeof confirmRecordSchema>,
  ): Promise<void> {
    mustBePerson(access, 'confirm a record');
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustWrite();
    const type = this.#context.typeOf(known.type);
    await this.#onApproved(id, body, async (change, record) => {
      await this.#context.save(
        change,
        {
          ...record,
          lastReviewedAt: change.now,
          fingerprint: await this.#context.ground(
            change.tx,
            type,
            record.subjectRef,
          ),
          stale: null,
        },
        {
          kind: 'confirmed',
          by: access.actor,
          revision: body.revision,
          note: body.note ?? null,
          changes: record.stale?.changes ?? [],
        },
      );
      await this.#context.mark(change);
    });
  }

  /** The approved revision counts no longer, and the record can be started anew. */
  async retire(access: Access, id: string, note: string): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustManage();
    await this.#context.change(id, async change => {
      const { tx, record, now } = change;
      mustNotBeRetired(record);
      mustBeWrittenHere(record);
      if (record.open !== null) {
        throw new ConflictError(
          `Revision ${record.open.revision} is ${record.open.state}; discard or withdraw it before the record is retired`,
        );
      }
      const retired = await this.#context.save(
        { tx, now },
        { ...record, retiredAt: now, stale: null },
        { kind: 'retired', by: access.actor, note },
      );
      await this.#context.registers.keep(tx, retired, null);
      await this.#context.mark(change);
    });
  }

  /** Says who owns, contributes to and has to read the record. */
  async putPeople(
    access: Access,
    id: string,
    body: z.output<typeof recordPeopleSchema>,
  ): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustManage();
    const type = this.#context.typeOf(known.type);
    const sections = new Set(type.sections.map(section => section.id));
    body.contributors.forEach((contributor, index) => {
      const unknown = contributor.sections.find(one => !sections.has(one));
      if (unknown !== undefined) {
        throw new InputError(
          `body.contributors[${index}].sections: expected some of ${[
            ...sections,
          ].join(', ')}, not ${unknown}`,
        );
      }
    });
    const owner = body.ownOwnerRef === null ? [] : [body.ownOwnerRef];
    await this.#mustKnow(access, known, [
      ...owner,
      ...body.contributors.map(({ ref }) => ref),
      ...body.circulation,
    ]);
    await this.#context.change(id, async change => {
      const { tx, record } = change;
      mustNotBeRetired(record);
      mustBeWrittenHere(record);
      if (record.peopleVersion !== body.version) {
        throw new ConflictError(
          `The people of record ${id} were changed by somebody else meanwhile; read it again`,
        );
      }
      await this.#context.history.replacePeople(tx, id, [
        ...distinct(body.contributors).map(contributor => ({
          ...contributor,
          recordId: id,
          role: 'contributor' as const,
        })),
        ...[...new Set(body.circulation)].map(ref => ({
          recordId: id,
          role: 'circulation' as const,
          ref,
          sections: [],
        })),
      ]);
      await this.#context.save(
        change,
        {
          ...record,
          ownOwnerRef: body.ownOwnerRef,
          peopleVersion: record.peopleVersion + 1,
        },
        { kind: 'people-changed', by: access.actor },
      );
    });
  }

  async comment(
    access: Access,
    id: string,
    body: z.output<typeof commentSchema>,
  ): Promise<void> {
    const known = await this.#context.seen(access, id);
    const { section } = body;
    const { sections } = this.#context.typeOf(known.type);
    if (section !== null && !sections.some(one => one.id === section)) {
      throw new InputError(
        `body.section: expected one of ${sections
          .map(one => one.id)
          .join(', ')}`,
      );
    }
    await this.#context.change(id, async change => {
      mustNotBeRetired(change.record);
      const revision = await this.#context.store.revision(
        change.tx,
        id,
        body.revision,
      );
      if (!revision) {
        throw new NotFoundError(`No revision ${body.revision} of record ${id}`);
      }
      await this.#context.history.addComments(change.tx, [
        {
          ...body,
          id: randomUUID(),
          recordId: id,
          author: access.actor,
          createdAt: change.now,
          resolvedAt: null,
          resolvedBy: null,
        },
      ]);
      await this.#context.save(change, change.record, {
        kind: 'commented',
        by: access.actor,
        revision: body.revision,
      });
    });
  }

  /** Whoever may edit, and who made the comment, says that it is dealt with. */
  async resolve(access: Access, id: string, comment: string): Promise<void> {
    const known = await this.#context.seen(access, id);
    const comments = await this.#context.history.comments(
      this.#context.database,
      id,
    );
    const found = comments.find(one => one.id === comment);
    if (!found) throw new NotFoundError(`No comment ${comment}`);
    const [rights] = await Rights.of(this.#context, access, [known]);
    if (found.author !== access.actor) rights.mustEdit();
    await this.#context.change(id, async change => {
      const resolved = await this.#context.history.resolveComment(change.tx, {
        recordId: id,
        id: comment,
        by: access.actor,
        at: change.now,
      });
      if (!resolved) {
        throw new ConflictError(`Comment ${comment} is dealt with already`);
      }
      await this.#context.save(change, change.record, {
        kind: 'comment-resolved',
        by: access.actor,
        revision: found.revision,
      });
    });
  }

  /** A person has read the approved revision; saying so twice changes nothing. */
  async acknowledge(
    access: Access,
    id: string,
    body: z.output<typeof acknowledgeSchema>,
  ): Promise<void> {
    mustBePerson(access, 'acknowledge a record');
    await this.#context.seen(access, id);
    await this.#onApproved(id, body, async ({ tx, now, record }) => {
      const isNew = await this.#context.readers.acknowledge(tx, {
        recordId: id,
        revision: body.revision,
        ref: access.actor,
        at: now,
      });
      if (!isNew) return;
      await this.#context.save({ tx, now }, record, {
        kind: 'acknowledged',
        by: access.actor,
        revision: body.revision,
      });
    });
  }

  /**
   * Has those reminded who have not acknowledged the approved revision: each of
   * them at most once a day.
   */
  async remind(access: Access, id: string): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustWrite();
    const { database, history, members, readers } = this.#context;
    const people = await history.people(database, [id]);
    const users = await members.usersOf(recipientsOf(people));
    await this.#context.change(id, async change => {
      const { tx, record, now } = change;
      mustNotBeRetired(record);
      const revision = record.approvedRevision;
      if (revision === null) {
        throw new ConflictError('There is no approved revision to read yet');
      }
      const read = await readers.acknowledgements(tx, id, revision);
      const reminded = await readers.remindedOf(tx, id, revision);
      const today = now.slice(0, 10);
      const left = users.filter(
        ref => !read.has(ref) && reminded.get(ref)?.slice(0, 10) !== today,
      );
      if (left.length === 0) {
        throw new ConflictError(
          `Nobody is left to remind of revision ${revision}: whoever is known to have to read it has acknowledged it, or was reminded today`,
        );
      }
      await readers.remind(tx, { recordId: id, revision, at: now }, left);
      await this.#context.save(change, record, {
        kind: 'reminded',
        by: access.actor,
        revision,
      });
    });
  }

  /** Does something about the approved revision that the caller saw. */
  #onApproved(
    id: string,
    { revision, contentHash }: { revision: number; contentHash: string },
    work: (change: Change, record: StoredRecord) => Promise<void>,
  ): Promise<void> {
    return this.#context.change(id, async change => {
      const { tx, record } = change;
      mustNotBeRetired(record);
      if (record.approvedRevision !== revision) {
        throw new ConflictError(
          record.approvedRevision === null
            ? 'No revision of this record is approved yet'
            : `Revision ${revision} is not the approved one, which is ${record.approvedRevision}; read it again`,
        );
      }
      const approved = (await this.#context.store.revision(
        tx,
        id,
        revision,
      )) as StoredRevision;
      mustBeSeen(approved, contentHash);
      await work(change, record);
    });
  }

  /** People whom the caller does not see may stay, but not come. */
  async #mustKnow(access: Access, record: StoredRecord, refs: string[]) {
    const { database, history, inventory } = this.#context;
    const known = await inventory.exists(refs);
    const seen = new Set([
      ...(await access.visible(refs)),
      ...(await access.ownershipRefs()),
      ...(await history.people(database, [record.id])).map(({ ref }) => ref),
      record.ownOwnerRef,
    ]);
    const unknown = refs.find(
      ref => !/^(user|group):/.test(ref) || !known.has(ref) || !seen.has(ref),
    );
    if (unknown !== undefined) {
      throw new InputError(
        `body: expected users and groups of the catalog, ${unknown} is none`,
      );
    }
  }
}

/** The last word about each person. */
function distinct<T extends { ref: string }>(people: T[]): T[] {
  return [...new Map(people.map(person => [person.ref, person])).values()];
}
