import type { ContinuityPolicy } from '../../../model/policy';
import type {
  RiskAssessment,
  RiskMeasure,
} from '../../../model/records/riskAssessment';
import { millis } from '../../instants';
import { endOfPlanned } from '../../period';
import { isMeasureOpen, riskTitle } from './levels';

/** A measure with the risk it is for, and how far it has got. @public */
export interface JudgedMeasure
  extends Pick<RiskMeasure, 'id' | 'title' | 'owner' | 'dueOn' | 'status'> {
  riskTitle: string;
  /** Still to be done: without evidence nothing is. */
  open: boolean;
  /** Open, and past its due day. */
  overdue: boolean;
}

/** The measures of an assessment that are not cancelled, in its order. @public */
export function judgedMeasures(
  { risks }: Pick<RiskAssessment, 'risks'>,
  policy: Pick<ContinuityPolicy, 'risk'>,
  now: string,
): JudgedMeasure[] {
  return risks.flatMap(risk =>
    risk.measures
      .filter(({ status }) => status !== 'cancelled')
      .map(measure => {
        const { id, title, owner, dueOn, status } = measure;
        const open = isMeasureOpen(measure);
        return {
          id,
          title,
          owner,
          dueOn,
          status,
          riskTitle: riskTitle(risk, policy),
          open,
          overdue:
            open && dueOn !== null && millis(now) > millis(endOfPlanned(dueOn)),
        };
      }),
  );
}
