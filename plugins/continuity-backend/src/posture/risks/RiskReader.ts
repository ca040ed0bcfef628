import {
  matrixCells,
  riskAttention,
  riskAttentions,
  riskRowAt,
  type ContinuityPolicy,
  type RiskAttention,
  type RiskMatrix,
  type RiskRatingKind,
  type RiskRow,
  type RiskTotals,
  type RiskTreatment,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { RecordsService, RiskPlace } from '../../records';

/** What of the register a caller asks for. */
export interface RiskFilters {
  subject?: string[];
  owner?: string[];
  scenario?: string[];
  level?: string[];
  treatment?: (RiskTreatment | 'none')[];
  attention?: RiskAttention[];
  q?: string;
  /** The rating that levels and places in the matrix are of. */
  of: RiskRatingKind;
}

/** As well as a place in the matrix, and a page. */
export interface RiskQuery extends RiskFilters {
  likelihood?: string;
  impact?: string;
  sort: string;
  cursor?: string;
  limit: number;
}

/** The register of risks across all that is assessed. */
export class RiskReader {
  readonly #records: Pick<RecordsService, 'risks'>;
  readonly #inventory: Pick<InventoryService, 'subtreeOf'>;
  readonly #policy: ContinuityPolicy;

  constructor(options: {
    records: Pick<RecordsService, 'risks'>;
    inventory: Pick<InventoryService, 'subtreeOf'>;
    policy: ContinuityPolicy;
  }) {
    this.#records = options.records;
    this.#inventory = options.inventory;
    this.#policy = options.policy;
  }

  async page(
    access: Access,
    { sort, cursor, limit, ...filters }: RiskQuery,
    now: string,
  ): Promise<{ items: RiskRow[]; nextCursor: string | null }> {
    const page = await this.#records.risks.page({
      access,
      filter: await this.#filter(filters),
      sort,
      cursor,
      limit,
      now,
    });
    return {
      ...page,
      items: page.items.map(({ risk, of }) => {
        const row = riskRowAt(risk, now);
        const attention = riskAttention(row, this.#policy, now);
        return { ...row, ...of, attention };
      }),
    };
  }

  async matrix(
    access: Access,
    filters: RiskFilters,
    now: string,
  ): Promise<RiskMatrix> {
    const all = await this.#records.risks.places(
      await this.#filter(filters),
      now,
    );
    const seen = await access.visible([
      ...new Set(all.map(({ subjectRef }) => subjectRef)),
    ]);
    const places = all.filter(({ subjectRef }) => seen.has(subjectRef));
    const keyOf = (place: Pick<RiskPlace, 'likelihood' | 'impact'>) =>
      JSON.stringify([place.likelihood, place.impact]);
    const counts = new Map<string, number>();
    for (const place of places) {
      const key = keyOf(place);
      counts.set(key, (counts.get(key) ?? 0) + place.risks);
    }
    const cells = matrixCells(
      this.#policy,
      place => counts.get(keyOf(place)) ?? 0,
    );
    return { of: filters.of, cells, totals: totalsOf(places, cells) };
  }

  async #filter({
    subject,
    owner,
    ...filters
  }: Omit<RiskQuery, 'sort' | 'limit'>) {
    return {
      ...filters,
      subjectRefs: subject,
      ownerRefs: owner && (await this.#inventory.subtreeOf(owner)),
    };
  }
}

function totalsOf(places: RiskPlace[], cells: RiskMatrix['cells']): RiskTotals {
  const sum = (countOf: (place: RiskPlace) => number) =>
    places.reduce((total, place) => total + countOf(place), 0);
  const rated = cells.flat().reduce((total, cell) => total + cell.count, 0);
  const risks = sum(place => place.risks);
  return {
    risks,
    unrated: risks - rated,
    attention: Object.fromEntries(
      riskAttentions.map(reason => [
        reason,
        sum(place => place.attention[reason]),
      ]),
    ) as Record<RiskAttention, number>,
    measuresOpen: sum(place => place.measuresOpen),
    measuresOverdue: sum(place => place.measuresOverdue),
  };
}
