import {
  matrixCounts,
  registerRowsOf,
  riskAttention,
  riskAttentions,
  type ContinuityPolicy,
  type RiskAttention,
  type RiskMatrix,
  type RiskRatingKind,
  type RiskRow,
  type RiskTotals,
  type RiskTreatment,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
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

const byTitle = byText<RiskRow>(row => row.title);
const bySubject = byText<RiskRow>(row => row.subjectTitle);
const byDue = byDay<RiskRow>(row => row.nextDueOn);
const byId = byText<RiskRow>(row => `${row.recordId}/${row.riskId}`);

/** The register of risks across all that is assessed. */
export class RiskReader {
  readonly #records: Pick<RecordsService, 'approved'>;
  readonly #policy: ContinuityPolicy;

  constructor(options: {
    records: Pick<RecordsService, 'approved'>;
    policy: ContinuityPolicy;
  }) {
    this.#records = options.records;
    this.#policy = options.policy;
  }

  async page(
    access: Access,
    query: RiskQuery,
    now: string,
  ): Promise<{ items: RiskRow[]; nextCursor: string | null }> {
    const { likelihood, impact, of } = query;
    const rows = (await this.#rows(access, query, now)).filter(row => {
      const rating = ratingOf(row, of);
      return (
        (likelihood === undefined || rating.likelihood === likelihood) &&
        (impact === undefined || rating.impact === impact)
      );
    });
    return pageOf(rows.sort(this.#order(query)), query);
  }

  async matrix(
    access: Access,
    filters: RiskFilters,
    now: string,
  ): Promise<RiskMatrix> {
    const rows = await this.#rows(access, filters, now);
    const cells = matrixCounts(rows, this.#policy, filters.of);
    return { of: filters.of, cells, totals: totalsOf(rows, cells) };
  }

  async #rows(
    access: Access,
    filters: RiskFilters,
    now: string,
  ): Promise<RiskRow[]> {
    const policy = this.#policy;
    const known = new Set(policy.risk.scenarios.map(({ id }) => id));
    return rowsOfAssessments(
      this.#records,
      access,
      filters,
      (content, assessed) =>
        registerRowsOf(content, policy, now)
          .map(row => ({
            ...row,
            ...assessed,
            attention: riskAttention(row, policy, now),
          }))
          .filter(row => {
            const { scenario, treatment, attention } = row;
            const named =
              scenario !== null && known.has(scenario) ? scenario : 'other';
            return (
              among(filters.scenario, named) &&
              among(filters.level, levelOf(row, filters.of) ?? 'unrated') &&
              among(filters.treatment, treatment ?? 'none') &&
              (!filters.attention?.length ||
                attention.some(one => filters.attention?.includes(one))) &&
              contains(filters.q, row.title, row.subjectTitle, row.subjectRef)
            );
          }),
    );
  }

  #order({ sort, of }: RiskQuery): Order<RiskRow> {
    const ranks = new Map(
      this.#policy.risk.levels.map(({ id }, rank) => [id, rank]),
    );
    const rank = (row: RiskRow) => ranks.get(levelOf(row, of) ?? '') ?? -1;
    const byWorst: Order<RiskRow> = (a, b) => rank(b) - rank(a);
    const orders: Record<string, Order<RiskRow>> = {
      level: byWorst,
      '-level': reversed(byWorst),
      title: byTitle,
      '-title': reversed(byTitle),
      subject: bySubject,
      '-subject': reversed(bySubject),
      due: byDue.first,
      '-due': byDue.last,
    };
    return inTurn(orders[sort], byWorst, bySubject, byTitle, byId);
  }
}

function ratingOf(row: RiskRow, of: RiskRatingKind) {
  return row.ratings[of === 'now' ? row.holds : of];
}

function levelOf(row: RiskRow, of: RiskRatingKind): string | null {
  return of === 'now' ? row.level : row.levels[of];
}

function totalsOf(rows: RiskRow[], cells: RiskMatrix['cells']): RiskTotals {
  const sum = (countOf: (row: RiskRow) => number) =>
    rows.reduce((total, row) => total + countOf(row), 0);
  const rated = cells.flat().reduce((total, cell) => total + cell.count, 0);
  const countOf = (reason: RiskAttention) =>
    rows.filter(row => row.attention.includes(reason)).length;
  return {
    risks: rows.length,
    unrated: rows.length - rated,
    attention: Object.fromEntries(
      riskAttentions.map(reason => [reason, countOf(reason)]),
    ) as Record<RiskAttention, number>,
    measuresOpen: sum(row => row.measuresOpen),
    measuresOverdue: sum(row => row.measuresOverdue),
  };
}
