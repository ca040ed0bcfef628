import type {
  JsonValue,
  SensitiveGroup,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../http';
import { ownerOf } from './approval';
import type { RecordsContext } from './RecordsContext';
import { Rights } from './Rights';
import type { RecordPosition } from './listQuery';
import type { StoredRecord } from './types';

/** Records read at a time, so that their contents are never all in memory. */
const BATCH = 200;

/** What an approved record says, and of what. */
export interface ApprovedRecord {
  recordId: string;
  subjectRef: string;
  subjectTitle: string;
  ownerRef: string | null;
  tier: string | null;
  content: JsonValue;
}

/** The approved records of a type, for registers that draw on all of them. */
export class ApprovedRecords {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /**
   * Those that the caller may see, in batches and in full: what of them is shown
   * must do without what is {@link hidden}.
   */
  async *batches(
    access: Access,
    query: { type: string; subject?: string[]; owner?: string[] },
  ): AsyncGenerator<ApprovedRecord[]> {
    const { database, inventory, store } = this.#context;
    const filter = {
      types: [query.type],
      states: ['approved'],
      subjectRefs: query.subject,
      ownerRefs: query.owner && (await inventory.subtreeOf(query.owner)),
    };
    let after: RecordPosition | undefined;
    for (;;) {
      const records: StoredRecord[] = await store.list(database, {
        filter,
        after,
        limit: BATCH,
        now: this.#context.now(),
      });
      yield await this.#visible(access, records);
      const last = records[BATCH - 1];
      if (!last) return;
      after = { updatedAt: last.updatedAt, id: last.id };
    }
  }

  /** Groups of fields of each of them that are hidden from the caller. */
  async hidden(
    access: Access,
    recordIds: string[],
  ): Promise<Map<string, SensitiveGroup[]>> {
    const { database, store } = this.#context;
    const ids = [...new Set(recordIds)];
    const records = await store.findAll(database, ids);
    const revisions = new Map(
      (await store.revisions(database, ids))
        .filter(({ state }) => state === 'approved')
        .map(revision => [revision.recordId, revision]),
    );
    const rights = await Rights.of(this.#context, access, records);
    return new Map(
      records.map(({ id }, index) => [
        id,
        rights[index].hidden(revisions.get(id)),
      ]),
    );
  }

  async #visible(
    access: Access,
    records: StoredRecord[],
  ): Promise<ApprovedRecord[]> {
    const { database, store } = this.#context;
    const seen = await access.visible(records.map(one => one.subjectRef));
    const visible = records.filter(({ subjectRef }) => seen.has(subjectRef));
    const contents = await store.approvedContents(
      database,
      visible.map(({ id }) => id),
    );
    return visible.flatMap(record => {
      const content = contents.get(record.id);
      return content === undefined
        ? []
        : [
            {
              recordId: record.id,
              subjectRef: record.subjectRef,
              subjectTitle: record.subject.title,
              ownerRef: ownerOf(record),
              tier: record.subject.tier,
              content,
            },
          ];
    });
  }
}
