import {
  measureRowAt,
  type MeasureStatus,
  type RiskMeasureRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';

/** What of the measures a caller asks for. */
export interface MeasureQuery {
  subject?: string[];
  owner?: string[];
  measureOwner?: string[];
  mine: boolean;
  status?: MeasureStatus[];
  open?: boolean;
  overdue?: boolean;
  q?: string;
  sort: string;
  cursor?: string;
  limit: number;
}

/** What is done against risks, across all that is assessed. */
export class MeasureReader {
  readonly #records: Pick<RecordsService, 'approved' | 'measures'>;
  readonly #inventory: Pick<InventoryService, 'subtreeOf'>;

  constructor(options: {
    records: Pick<RecordsService, 'approved' | 'measures'>;
    inventory: Pick<InventoryService, 'subtreeOf'>;
  }) {
    this.#records = options.records;
    this.#inventory = options.inventory;
  }

  async page(
    access: Access,
    query: MeasureQuery,
    now: string,
  ): Promise<{ items: RiskMeasureRow[]; nextCursor: string | null }> {
    const { subject, owner, measureOwner, mine, ...asked } = query;
    const { sort, cursor, limit, ...filter } = asked;
    const page = await this.#records.measures.page({
      access,
      filter: {
        ...filter,
        subjectRefs: subject,
        ownerRefs: owner && (await this.#inventory.subtreeOf(owner)),
        measureOwners: await this.#owners(access, { mine, measureOwner }),
      },
      sort,
      cursor,
      limit,
      now,
    });
    const hidden = await this.#records.approved.hidden(
      access,
      page.items.map(({ of }) => of.recordId),
    );
    return {
      ...page,
      items: page.items.map(({ measure, of }) => {
        const row = { ...of, ...measureRowAt(measure, now), costHidden: false };
        // Fail closed: a record that is gone by now shows no costs.
        return hidden.get(of.recordId)?.includes('costs') ?? true
          ? { ...row, cost: null, costHidden: true }
          : row;
      }),
    };
  }

  /** None: whoever it is. */
  async #owners(
    access: Access,
    { mine, measureOwner }: Pick<MeasureQuery, 'mine' | 'measureOwner'>,
  ): Promise<string[][]> {
    return [
      ...(mine ? [await access.ownershipRefs()] : []),
      ...(measureOwner?.length
        ? [await this.#inventory.subtreeOf(measureOwner)]
        : []),
    ].map(refs => refs.map(ref => ref.toLocaleLowerCase('en-US')));
  }
}
