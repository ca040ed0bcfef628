import type { ContinuityStrategy } from '../../../model/records/continuityStrategy';
import { compareText } from '../../order';
import { chosenOption } from './choice';
import {
  judgeOption,
  type OptionJudgement,
  type RequiredFigures,
} from './judgeOption';

/** What of a strategy says how far it covers a function. @public */
export interface CoveringStrategy
  extends Pick<ContinuityStrategy, 'options' | 'minimumCapacity'> {
  choice: Pick<ContinuityStrategy['choice'], 'optionId'>;
}

/** A service that supports a function, and its approved strategy. @public */
export interface SupportingService {
  entityRef: string;
  /** Null: it has none that is approved. */
  strategy: CoveringStrategy | null;
}

/** How far the strategy of one service covers a function. @public */
export interface ServiceCoverage
  extends Pick<OptionJudgement, 'shortfalls' | 'undecided'> {
  entityRef: string;
  /** Everything but `covered` is why the function is not. */
  verdict:
    | 'covered'
    | 'no-strategy'
    | 'not-chosen'
    | 'cannot-reach'
    | 'unknown';
  /** Of the chosen option. */
  optionTitle: string | null;
}

/** @public */
export interface FunctionCoverage {
  /** Green: every service that supports the function recovers as it requires. */
  colour: 'green' | 'red';
  /** By entity ref. None is a reason for red: nobody supports the function. */
  services: ServiceCoverage[];
}

function coverageBy(
  { entityRef, strategy }: SupportingService,
  required: RequiredFigures,
): ServiceCoverage {
  const chosen = strategy && chosenOption(strategy);
  if (strategy === null || chosen === null) {
    return {
      entityRef,
      verdict: strategy === null ? 'no-strategy' : 'not-chosen',
      optionTitle: null,
      shortfalls: [],
      undecided: [],
    };
  }
  const { verdict, ...rest } = judgeOption(
    chosen,
    required,
    strategy.minimumCapacity,
  );
  return {
    entityRef,
    verdict: verdict === 'reaches' ? 'covered' : verdict,
    optionTitle: chosen.title,
    ...rest,
  };
}

/**
 * Whether the options chosen for the services that support a function recover
 * them as the function requires.
 *
 * @param required - what the function requires, its impact analysis included
 *
 * @public
 */
export function coverageOf(
  required: RequiredFigures,
  services: readonly SupportingService[],
): FunctionCoverage {
  const covered = services
    .map(service => coverageBy(service, required))
    .sort((a, b) => compareText(a.entityRef, b.entityRef));
  const green =
    covered.length > 0 && covered.every(({ verdict }) => verdict === 'covered');
  return { colour: green ? 'green' : 'red', services: covered };
}
