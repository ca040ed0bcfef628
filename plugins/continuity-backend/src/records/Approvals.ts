import {
  approvalLevels,
  type approveRevisionSchema,
  type returnRevisionSchema,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { mustBePerson, type Access } from '../http';
import { mustBeApprover, nextLevel } from './approval';
import { opened } from './drafting';
import type { Change, RecordsContext } from './RecordsContext';
import {
  mustBeComplete,
  mustBePossible,
  mustBeSeen,
  mustBeVersion,
  mustBeWrittenHere,
  validContent,
} from './refusals';
import { Rights } from './Rights';
import { subjectKindOf } from './Subjects';
import type { StoredRecord, WrittenRevision } from './types';

/** Use cases of review and approval. */
export class Approvals {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /** Asks for approval; where the policy asks for none, it is approved at once. */
  async submit(
    access: Access,
    id: string,
    body: { version: number; note?: string },
  ): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustWrite();
    const type = this.#context.typeOf(known.type);
    await this.#decide(id, null, async (change, record, revision) => {
      mustBeWrittenHere(record);
      mustBePossible(record, revision, 'submit');
      mustBeVersion(revision, body.version);
      const content = validContent(type, revision.content, 'content');
      mustBeComplete(type, content, this.#context.policy, record.subjectRef);
      const submitted: WrittenRevision = {
        ...revision,
        state: 'in-review',
        note: body.note ?? revision.note,
        levels: this.#levels(record),
        fingerprint: await this.#context.ground(
          change.tx,
          type,
          record.subjectRef,
        ),
        submittedAt: change.now,
        submittedBy: access.actor,
        decidedAt: null,
        updatedAt: change.now,
      };
      const saved = await this.#context.save(
        change,
        opened(record, submitted),
        {
          kind: 'submitted',
          by: access.actor,
          revision: revision.revision,
          note: body.note ?? null,
        },
      );
      await this.#context.store.updateRevision(change.tx, submitted);
      if (submitted.levels?.length === 0) {
        await this.#approved(change, saved, submitted, access.actor, null);
      }
    });
  }

  /** Takes what is in review back into draft. */
  async withdraw(access: Access, id: string, number: number): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustWrite();
    await this.#decide(id, number, async (change, record, revision) => {
      mustBePossible(record, revision, 'withdraw');
      const withdrawn: WrittenRevision = {
        ...revision,
        state: 'draft',
        levels: null,
        updatedAt: change.now,
      };
      await this.#context.store.updateRevision(change.tx, withdrawn);
      await this.#context.save(change, opened(record, withdrawn), {
        kind: 'withdrawn',
        by: access.actor,
        revision: number,
      });
    });
  }

  /** Approves at the level that is asked next; the last one makes it count. */
  async approve(
    access: Access,
    id: string,
    body: z.output<typeof approveRevisionSchema>,
  ): Promise<void> {
    const { rights } = await this.#approver(access, id);
    await this.#decide(id, body.revision, async (change, record, revision) => {
      mustBePossible(record, revision, 'approve');
      mustBeSeen(revision, body.contentHash);
      mustBeApprover(rights.whyNotApprove(revision));
      const levels = revision.levels ?? [];
      const level = nextLevel(levels);
      const approved: WrittenRevision = {
        ...revision,
        levels: levels.map(one =>
          one === level
            ? { ...one, approvedBy: access.actor, approvedAt: change.now }
            : one,
        ),
        updatedAt: change.now,
      };
      if (nextLevel(approved.levels ?? [])) {
        await this.#context.store.updateRevision(change.tx, approved);
        await this.#context.save(change, record, {
          kind: 'level-approved',
          by: access.actor,
          revision: revision.revision,
          note: body.note ?? null,
        });
      } else {
        await this.#approved(
          change,
          record,
          approved,
          access.actor,
          body.note ?? null,
        );
      }
    });
  }

  /** Returns a revision with what must change, section by section. */
  async return(
    access: Access,
    id: string,
    body: z.output<typeof returnRevisionSchema>,
  ): Promise<void> {
    const { rights } = await this.#approver(access, id);
    await this.#decide(id, body.revision, async (change, record, revision) => {
      mustBePossible(record, revision, 'return');
      mustBeSeen(revision, body.contentHash);
      mustBeApprover(rights.whyNotApprove(revision));
      const returned: WrittenRevision = {
        ...revision,
        state: 'returned',
        updatedAt: change.now,
        decidedAt: change.now,
      };
      await this.#context.store.updateRevision(change.tx, returned);
      await this.#context.history.addComments(
        change.tx,
        body.comments.map(comment => ({
          ...comment,
          id: randomUUID(),
          recordId: id,
          revision: revision.revision,
          author: access.actor,
          createdAt: change.now,
          resolvedAt: null,
          resolvedBy: null,
        })),
      );
      await this.#context.save(change, opened(record, returned), {
        kind: 'returned',
        by: access.actor,
        revision: revision.revision,
        note: body.note ?? null,
      });
    });
  }

  async #approver(access: Access, id: string) {
    mustBePerson(access, 'approve or return');
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustHoldApproval();
    return { rights };
  }

  /**
   * Changes a revision of a record, the open one unless a number is given, and
   * marks its subject.
   */
  #decide(
    id: string,
    number: number | null,
    work: (
      change: Change,
      record: StoredRecord,
      revision: WrittenRevision | undefined,
    ) => Promise<void>,
  ): Promise<void> {
    return this.#context.change(id, async change => {
      const { tx, record } = change;
      const named = number ?? record.open?.revision;
      const revision =
        named === undefined
          ? undefined
          : await this.#context.store.revision(tx, id, named);
      await work(change, record, revision);
      await this.#context.mark(change);
    });
  }

  /** The revision counts from now on, and the one before no longer does. */
  async #approved(
    change: Change,
    record: StoredRecord,
    revision: WrittenRevision,
    by: string,
    note: string | null,
  ) {
    const { tx, now } = change;
    const { store } = this.#context;
    if (record.approvedRevision !== null) {
      const [before] = (await store.revisions(tx, [record.id])).filter(
        one => one.revision === record.approvedRevision,
      );
      await store.updateRevision(tx, { ...before, state: 'superseded' });
    }
    await store.updateRevision(tx, {
      ...revision,
      state: 'approved',
      decidedAt: now,
      updatedAt: now,
    });
    const figures = this.#context
      .typeOf(record.type)
      .figures(revision.content as never);
    const saved = await this.#context.save(
      change,
      {
        ...record,
        open: null,
        approvedRevision: revision.revision,
        approvedAt: now,
        lastReviewedAt: now,
        fingerprint: revision.fingerprint,
        figures,
        stale: null,
      },
      { kind: 'approved', by, revision: revision.revision, note },
    );
    await this.#context.registers.keep(tx, saved, revision.content);
  }

  #levels({ type, subjectRef, subject }: StoredRecord) {
    const tier =
      subjectKindOf(subjectRef) === 'function' ? 'function' : subject.tier;
    return approvalLevels(this.#context.policy, type, tier).map(role => ({
      role,
      approvedBy: null,
      approvedAt: null,
    }));
  }
}
