import {
  keptMeasuresOf,
  keptRisksOf,
  riskAssessment,
  type ContinuityPolicy,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { contentHash, inChunks } from '../../database';
import type { Register } from './Register';
import { toMeasureRow, toRiskRow } from './riskRows';

/** To be changed with what the rows hold: all are made anew then. */
const VERSION = 1;

/** The risks of approved assessments, and what is done about them. */
export class RiskRegister implements Register {
  readonly type = riskAssessment.name;
  readonly basis: string;
  readonly #policy: ContinuityPolicy;

  constructor(policy: ContinuityPolicy) {
    this.#policy = policy;
    this.basis = contentHash([VERSION, policy.risk, policy.warnBefore]);
  }

  async write(tx: Knex, recordId: string, content: JsonValue) {
    for (const table of ['risk_measures', 'risk_register']) {
      await tx(table).where({ record_id: recordId }).delete();
    }
    // An earlier version may have written what nobody can read any longer.
    const { data } = riskAssessment.schema.safeParse(content);
    if (!data) return;
    const risks = keptRisksOf(data, this.#policy).map((risk, place) =>
      toRiskRow(recordId, place, risk, this.#policy),
    );
    const measures = keptMeasuresOf(data, this.#policy).map(measure =>
      toMeasureRow(recordId, measure),
    );
    await insert(tx, 'risk_register', risks);
    await insert(tx, 'risk_measures', measures);
  }
}

async function insert(tx: Knex, table: string, rows: object[]) {
  await inChunks(
    rows,
    async slice => {
      await tx(table).insert(slice);
      return [];
    },
    100,
  );
}
