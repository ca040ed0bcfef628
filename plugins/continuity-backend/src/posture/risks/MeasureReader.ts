import {
  measureRowsOf,
  type ContinuityPolicy,
  type MeasureStatus,
  type RiskMeasureRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';
import { rowsOfAssessments } from './assessments';
import {
  among,
  byDay,
  byText,
  contains,
  inTurn,
  pageOf,
  reversed,
  type Order,
} from './ordered';

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

const byDue = byDay<RiskMeasureRow>(row => row.dueOn);
const byTitle = byText<RiskMeasureRow>(row => row.title);
const bySubject = byText<RiskMeasureRow>(row => row.subjectTitle);
const byId = byText<RiskMeasureRow>(row =>
  [row.recordId, row.riskId, row.measureId].join('/'),
);
/** What is done can wait. */
const byOpen: Order<RiskMeasureRow> = (a, b) => Number(b.open) - Number(a.open);

const orders: Record<string, Order<RiskMeasureRow>> = {
  due: inTurn(byOpen, byDue.first),
  '-due': byDue.last,
  title: byTitle,
  '-title': reversed(byTitle),
  subject: bySubject,
  '-subject': reversed(bySubject),
};

/** What is done against risks, across all that is assessed. */
export class MeasureReader {
  readonly #records: Pick<RecordsService, 'approved'>;
  readonly #inventory: Pick<InventoryService, 'subtreeOf'>;
  readonly #policy: ContinuityPolicy;

  constructor(options: {
    records: Pick<RecordsService, 'approved'>;
    inventory: Pick<InventoryService, 'subtreeOf'>;
    policy: ContinuityPolicy;
  }) {
    this.#records = options.records;
    this.#inventory = options.inventory;
    this.#policy = options.policy;
  }

  async page(
    access: Access,
    query: MeasureQuery,
    now: string,
  ): Promise<{ items: RiskMeasureRow[]; nextCursor: string | null }> {
    const owners = await this.#owners(access, query);
    const rows = await rowsOfAssessments(
      this.#records,
      access,
      query,
      (content, assessed) =>
        measureRowsOf(content, this.#policy, now)
          .map(row => ({ ...assessed, ...row, costHidden: false }))
          .filter(row => isWanted(row, query, owners)),
    );
    const order = inTurn(orders[query.sort], byDue.first, bySubject, byId);
    const page = pageOf(rows.sort(order), query);
    const hidden = await this.#records.approved.hidden(
      access,
      page.items.map(row => row.recordId),
    );
    return {
      ...page,
      items: page.items.map(row =>
        // Fail closed: a record that is gone by now shows no costs.
        hidden.get(row.recordId)?.includes('costs') ?? true
          ? { ...row, cost: null, costHidden: true }
          : row,
      ),
    };
  }

  /** Undefined: whoever it is. */
  async #owners(
    access: Access,
    { mine, measureOwner }: MeasureQuery,
  ): Promise<((owner: string | null) => boolean) | undefined> {
    if (!mine && !measureOwner?.length) return undefined;
    const lists = [
      ...(mine ? [await access.ownershipRefs()] : []),
      ...(measureOwner?.length
        ? [await this.#inventory.subtreeOf(measureOwner)]
        : []),
    ].map(refs => new Set(refs.map(ref => ref.toLocaleLowerCase('en-US'))));
    return owner =>
      owner !== null &&
      lists.every(refs => refs.has(owner.toLocaleLowerCase('en-US')));
  }
}

function isWanted(
  row: RiskMeasureRow,
  query: MeasureQuery,
  isOwner: ((owner: string | null) => boolean) | undefined,
): boolean {
  return (
    (isOwner?.(row.measureOwner) ?? true) &&
    among(query.status, row.status) &&
    (query.open === undefined || row.open === query.open) &&
    (query.overdue === undefined || row.overdue === query.overdue) &&
    contains(query.q, row.title, row.riskTitle, row.subjectTitle)
  );
}
