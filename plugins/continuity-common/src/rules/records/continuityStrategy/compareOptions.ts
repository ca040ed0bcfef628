import type {
  ContinuityStrategy,
  RecoveryOption,
} from '../../../model/records/continuityStrategy';
import { compareText } from '../../order';
import {
  judgeOption,
  meetsMinimumService,
  type OptionJudgement,
  type RequiredFigures,
} from './judgeOption';
import { optionWarnings, type OptionWarning } from './optionWarnings';

/** Years over which options are compared by cost. @public */
export const COST_HORIZON_YEARS = 3;

/** How an option stands beside the others. @public */
export type OptionVerdict =
  | 'cannot-reach'
  | 'reaches'
  | 'reaches-cheaper-exists'
  | 'unknown';

/** An option measured against what is required, and beside the others. @public */
export interface ComparedOption extends Omit<OptionJudgement, 'verdict'> {
  optionId: string;
  verdict: OptionVerdict;
  /** Null: it, or the minimum service, is not decided. */
  minimumServiceMet: boolean | null;
  /** Over {@link COST_HORIZON_YEARS}; null: unknown. */
  totalCost: number | null;
  warnings: OptionWarning[];
}

/** @public */
export interface OptionsComparison {
  /** In the order of the strategy. */
  options: ComparedOption[];
  /** The cheapest that reaches; null: none is known to. */
  proposedId: string | null;
}

/**
 * What an option costs over {@link COST_HORIZON_YEARS}: to build it, and to keep
 * it. Null: one of both is unknown.
 *
 * @public
 */
export function totalCostOf(
  option: Pick<RecoveryOption, 'capitalCost' | 'runningCost'>,
): number | null {
  const { capitalCost, runningCost } = option;
  return capitalCost === null || runningCost === null
    ? null
    : capitalCost + COST_HORIZON_YEARS * runningCost;
}

/** Unknown comes after all that is known. */
function compareKnown(a: number | null, b: number | null): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return a - b;
}

/** The cheapest first, then the quickest, then by id. */
function compareReaching(a: RecoveryOption, b: RecoveryOption): number {
  return (
    compareKnown(totalCostOf(a), totalCostOf(b)) ||
    compareKnown(a.rto, b.rto) ||
    compareText(a.id, b.id)
  );
}

/**
 * Puts the options of a strategy side by side against what is required of the
 * service.
 *
 * @remarks
 * Where nobody knows the cost of any option that reaches, the quickest of them
 * is proposed. To those who may not see costs, all of them are unknown.
 *
 * @public
 */
export function compareOptions(
  strategy: Pick<ContinuityStrategy, 'options' | 'minimumCapacity'>,
  required: RequiredFigures,
  now: string,
): OptionsComparison {
  const { options, minimumCapacity } = strategy;
  const judged = options.map(option => ({
    option,
    judgement: judgeOption(option, required, minimumCapacity),
  }));
  const reaching = judged
    .filter(({ judgement }) => judgement.verdict === 'reaches')
    .map(({ option }) => option)
    .sort(compareReaching);
  const proposed = reaching.at(0) ?? null;
  const least = proposed && totalCostOf(proposed);
  return {
    options: judged.map(({ option, judgement }) => {
      const totalCost = totalCostOf(option);
      const cheaperExists =
        judgement.verdict === 'reaches' &&
        totalCost !== null &&
        least !== null &&
        least < totalCost;
      return {
        ...judgement,
        optionId: option.id,
        verdict: cheaperExists ? 'reaches-cheaper-exists' : judgement.verdict,
        minimumServiceMet: meetsMinimumService(option, minimumCapacity),
        totalCost,
        warnings: optionWarnings(option, now),
      };
    }),
    proposedId: proposed?.id ?? null,
  };
}
