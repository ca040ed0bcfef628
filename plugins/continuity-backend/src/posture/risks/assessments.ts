import {
  riskAssessment,
  type RiskAssessment,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { ApprovedRecord, RecordsService } from '../../records';

/** Where something of a register is from. */
export type Assessed = Omit<ApprovedRecord, 'content'>;

/**
 * What something of all approved assessments that the caller may see comes to.
 *
 * @remarks
 * The level of a risk follows from the policy and what it needs from the time, so
 * both are computed when somebody asks. Assessments are read in batches; only what
 * is made of them is kept.
 *
 * @param rowsOf - makes rows of one assessment
 */
export async function rowsOfAssessments<T>(
  records: Pick<RecordsService, 'approved'>,
  access: Access,
  query: { subject?: string[]; owner?: string[] },
  rowsOf: (content: RiskAssessment, assessed: Assessed) => T[],
): Promise<T[]> {
  const rows: T[] = [];
  const type = riskAssessment.name;
  const { subject, owner } = query;
  for await (const batch of records.approved.batches(access, {
    type,
    subject,
    owner,
  })) {
    for (const { content, ...assessed } of batch) {
      // An earlier version may have written what nobody can read any longer.
      const { data } = riskAssessment.schema.safeParse(content);
      if (data) rows.push(...rowsOf(data, assessed));
    }
  }
  return rows;
}
