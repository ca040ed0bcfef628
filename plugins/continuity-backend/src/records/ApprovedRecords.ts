import type { SensitiveGroup } from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../http';
import type { RecordsContext } from './RecordsContext';
import { Rights } from './Rights';

/** What of approved records is not for everybody. */
export class ApprovedRecords {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
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
}
