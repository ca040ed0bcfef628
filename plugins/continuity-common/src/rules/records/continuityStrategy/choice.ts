import type {
  ContinuityStrategy,
  RecoveryOption,
} from '../../../model/records/continuityStrategy';
import type { RecordFigures } from '../../../model/records/recordType';
import {
  judgeOption,
  type RequiredFigures,
  type Shortfall,
} from './judgeOption';

/** The option that the strategy has chosen, if it is one of its own. @public */
export function chosenOption(
  strategy: Pick<ContinuityStrategy, 'options'> & {
    choice: Pick<ContinuityStrategy['choice'], 'optionId'>;
  },
): RecoveryOption | null {
  const { optionId } = strategy.choice;
  return strategy.options.find(({ id }) => id === optionId) ?? null;
}

/** What the chosen option leaves open of what is required. @public */
export function residualGap(
  chosen: RecoveryOption,
  required: RequiredFigures,
  minimumCapacity: number | null,
): Shortfall[] {
  return judgeOption(chosen, required, minimumCapacity).shortfalls;
}

/** The chosen option says how long the service alone takes to recover. */
export function strategyFigures(strategy: ContinuityStrategy): RecordFigures {
  const chosen = chosenOption(strategy);
  return {
    objectives: null,
    recovery:
      chosen === null || chosen.rto === null
        ? null
        : { seconds: chosen.rto, title: chosen.title },
  };
}
