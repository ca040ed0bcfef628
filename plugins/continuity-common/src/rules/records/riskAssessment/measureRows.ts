import type { ContinuityPolicy } from '../../../model/policy';
import type { RiskAssessment } from '../../../model/records/riskAssessment';
import type { RiskMeasureRow } from '../../../model/records/riskLists';
import { isDayOver } from '../../period';
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

/** A measure whatever the time. @public */
export type KeptMeasure = Omit<AssessedMeasure, 'overdue'>;

/** The measures of an assessment, cancelled ones too, whatever the time. @public */
export function keptMeasuresOf(
  { risks }: Pick<RiskAssessment, 'risks'>,
  policy: Pick<ContinuityPolicy, 'risk'>,
): KeptMeasure[] {
  return risks.flatMap(risk =>
    risk.measures.map(measure => {
      const { id, title, owner, dueOn, cost, status } = measure;
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
        open: isMeasureOpen(measure),
      };
    }),
  );
}

/** A measure as a list shows it at a time. @public */
export function measureRowAt(kept: KeptMeasure, now: string): AssessedMeasure {
  const { open, dueOn } = kept;
  return {
    ...kept,
    overdue: open && dueOn !== null && isDayOver(dueOn, now),
  };
}

/** The measures of an assessment as a list shows them, cancelled ones too. @public */
export function measureRowsOf(
  content: Pick<RiskAssessment, 'risks'>,
  policy: Pick<ContinuityPolicy, 'risk'>,
  now: string,
): AssessedMeasure[] {
  return keptMeasuresOf(content, policy).map(kept => measureRowAt(kept, now));
}
