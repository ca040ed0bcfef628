import {
  recordApprovePermission,
  recordManagePermission,
  recordReadSensitivePermission,
  recordWritePermission,
  type SensitiveGroup,
} from '@backstage-continuity/plugin-continuity-common';
import { NotAllowedError } from '@backstage/errors';
import type { Access } from '../http';
import { nextLevel, ownerOf, peopleOf, whyNotApprove } from './approval';
import type { RecordsContext } from './RecordsContext';
import { mustHold } from './refusals';
import type { StoredPerson, StoredRecord, StoredRevision } from './types';

const PERMISSIONS = [
  recordWritePermission,
  recordApprovePermission,
  recordManagePermission,
  recordReadSensitivePermission,
];

/** What one caller may do about one record, by permission and by role in it. */
export class Rights {
  readonly actor: string;
  readonly ownershipRefs: string[];
  readonly #record: StoredRecord;
  readonly #held: Set<string>;
  readonly #people: StoredPerson[];
  readonly #context: RecordsContext;

  private constructor(
    context: RecordsContext,
    record: StoredRecord,
    options: {
      actor: string;
      ownershipRefs: string[];
      held: Set<string>;
      people: StoredPerson[];
    },
  ) {
    this.#context = context;
    this.#record = record;
    this.actor = options.actor;
    this.ownershipRefs = options.ownershipRefs;
    this.#held = options.held;
    this.#people = options.people;
  }

  /** Of each of the records, in their order. */
  static async of(
    context: RecordsContext,
    access: Access,
    records: StoredRecord[],
  ): Promise<Rights[]> {
    const held = await access.held(PERMISSIONS, [
      ...new Set(records.map(record => record.subjectRef)),
    ]);
    const ownershipRefs = [
      ...new Set([access.actor, ...(await access.ownershipRefs())]),
    ].map(ref => ref.toLocaleLowerCase('en-US'));
    const people = await context.history.people(
      context.database,
      records.map(record => record.id),
    );
    return records.map(
      record =>
        new Rights(context, record, {
          actor: access.actor,
          ownershipRefs,
          held: held.get(record.subjectRef) ?? new Set(),
          people: people.filter(person => person.recordId === record.id),
        }),
    );
  }

  get mayWrite(): boolean {
    return this.#held.has(recordWritePermission.name);
  }

  get mayManage(): boolean {
    return this.#held.has(recordManagePermission.name);
  }

  get holdsApproval(): boolean {
    return this.#held.has(recordApprovePermission.name);
  }

  /** Sections that the caller may edit: null is all, none is an empty list. */
  sections(): string[] | null {
    if (this.mayWrite) return null;
    const mine = this.#people.filter(
      person => person.role === 'contributor' && this.#is(person.ref),
    );
    return mine.some(person => person.sections.length === 0)
      ? null
      : [...new Set(mine.flatMap(person => person.sections))];
  }

  mayEdit(): boolean {
    const sections = this.sections();
    return sections === null || sections.length > 0;
  }

  mustEdit() {
    if (this.mayEdit()) return;
    throw new NotAllowedError(
      `Missing permission ${recordWritePermission.name} for ${
        this.#record.subjectRef
      }, nor are you a contributor`,
    );
  }

  mustWrite() {
    mustHold(
      this.mayWrite,
      recordWritePermission.name,
      this.#record.subjectRef,
    );
  }

  mustManage() {
    mustHold(
      this.mayManage,
      recordManagePermission.name,
      this.#record.subjectRef,
    );
  }

  mustHoldApproval() {
    mustHold(
      this.holdsApproval,
      recordApprovePermission.name,
      this.#record.subjectRef,
    );
  }

  /** Why the caller may not decide on the revision; null: may. */
  whyNotApprove(revision: StoredRevision): string | null {
    return whyNotApprove(revision, this.#record, this.#context.policy, {
      actor: this.actor,
      ownershipRefs: this.ownershipRefs,
      holds: this.holdsApproval,
    });
  }

  /**
   * Groups of fields of a revision that are hidden from the caller: none from who
   * owns the record, began it, contributes to it or is asked to approve it.
   * Writing on does not uncover what others wrote before.
   */
  hidden(revision: StoredRevision | undefined): SensitiveGroup[] {
    const { sensitive } = this.#context.policy.records;
    const owner = ownerOf(this.#record);
    const asked =
      revision?.state === 'in-review' && revision.levels
        ? nextLevel(revision.levels)
        : undefined;
    const approvers = asked
      ? peopleOf(asked.role, this.#record, this.#context.policy)
      : [];
    const needsThem =
      this.#held.has(recordReadSensitivePermission.name) ||
      (owner !== null && this.#is(owner)) ||
      approvers.some(ref => this.#is(ref)) ||
      (revision?.revision === 1 && revision.author === this.actor) ||
      this.#people.some(
        person => person.role === 'contributor' && this.#is(person.ref),
      );
    return needsThem ? [] : sensitive;
  }

  isToAcknowledge(): boolean {
    return this.#people.some(
      person => person.role === 'circulation' && this.#is(person.ref),
    );
  }

  #is(ref: string): boolean {
    return this.ownershipRefs.includes(ref);
  }
}
