import type { ContinuityPolicy } from '../../../model/policy';
import type { RiskAssessment } from '../../../model/records/riskAssessment';
import type { RiskMeasureRow } from '../../../model/records/riskLists';
import { millis } from '../../instants';
import { endOfPlanned } from '../../period';
import { isMeasureOpen, riskTitle } from './levels';

/** What an assessment itself says of a measure. @public */
export type AssessedMeasure = Pick<
  RiskMeasureRow,
  | 'riskId'
  | 'riskTitle'
  | 'measureId'
  | 'title'
  | 'measureOwner'
  | 'dueOn'
  | 'cost'
  | 'status'
  | 'evidence'
  | 'open'
  | 'overdue'
>;

/** The measures of an assessment as a list shows them, cancelled ones too. @public */
export function measureRowsOf(
  { risks }: Pick<RiskAssessment, 'risks'>,
  policy: Pick<ContinuityPolicy, 'risk'>,
  now: string,
): AssessedMeasure[] {
  return risks.flatMap(risk =>
    risk.measures.map(measure => {
      const { id, title, owner, dueOn, cost, status } = measure;
      const open = isMeasureOpen(measure);
      return {
        riskId: risk.id,
        riskTitle: riskTitle(risk, policy),
        measureId: id,
        title,
        measureOwner: owner,
        dueOn,
        cost,
        status,
        evidence: measure.evidence.filter(
          ({ url, note }) => url !== null || note.trim() !== '',
        ).length,
        open,
        overdue:
          open && dueOn !== null && millis(now) > millis(endOfPlanned(dueOn)),
      };
    }),
  );
}
