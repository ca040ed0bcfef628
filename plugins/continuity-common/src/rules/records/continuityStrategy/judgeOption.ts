import type { RecoveryOption } from '../../../model/records/continuityStrategy';

/** What is required of a service, in whole seconds; null: nobody asks. @public */
export interface RequiredFigures {
  rto: number | null;
  rpo: number | null;
  mtpd: number | null;
}

/** What an option is measured by. `capacity` is in percent, the others in seconds. @public */
export type OptionCriterion = 'rto' | 'rpo' | 'mtpd' | 'capacity';

/** By how much an option falls short of what is required. @public */
export interface Shortfall {
  criterion: OptionCriterion;
  /** Null: the option never gets there at all. */
  actual: number | null;
  limit: number;
  /** What is too much, or of capacity too little; null: it never gets there. */
  by: number | null;
}

/** What can be said of an option by itself. @public */
export interface OptionJudgement {
  verdict: 'cannot-reach' | 'reaches' | 'unknown';
  shortfalls: Shortfall[];
  /** What the option would have to say before it can be judged. */
  undecided: OptionCriterion[];
}

/**
 * Whether the option recovers nothing: formally nothing is done, and nothing
 * says that the service comes back by itself.
 *
 * @public
 */
export function neverRecovers(option: RecoveryOption): boolean {
  return option.band === 'do-nothing' && option.rto === null;
}

/**
 * Whether the option gives at least the minimum service; null: one of both is
 * not decided.
 *
 * @public
 */
export function meetsMinimumService(
  option: RecoveryOption,
  minimumCapacity: number | null,
): boolean | null {
  return option.capacity === null || minimumCapacity === null
    ? null
    : option.capacity >= minimumCapacity;
}

/**
 * Whether an option reaches what is required of the service.
 *
 * @remarks
 * Equal reaches. What nobody requires cannot be missed; where nobody requires
 * anything, nothing is reached either. Without its RTO no option can be judged,
 * but one that does nothing never gets there.
 *
 * @public
 */
export function judgeOption(
  option: RecoveryOption,
  required: RequiredFigures,
  minimumCapacity: number | null,
): OptionJudgement {
  const never = neverRecovers(option);
  const shortfalls: Shortfall[] = [];
  const undecided = new Set<OptionCriterion>();
  const measure = (
    criterion: OptionCriterion,
    actual: number | null,
    limit: number | null,
  ) => {
    if (limit === null) {
      return;
    }
    if (actual === null) {
      if (never) {
        shortfalls.push({ criterion, actual, limit, by: null });
      } else {
        undecided.add(criterion);
      }
      return;
    }
    const by = criterion === 'capacity' ? limit - actual : actual - limit;
    if (by > 0) {
      shortfalls.push({ criterion, actual, limit, by });
    }
  };
  measure('rto', option.rto, required.rto);
  measure('rpo', option.rpo, required.rpo);
  measure('mtpd', option.rto, required.mtpd);
  measure('capacity', option.capacity, minimumCapacity);
  if (option.rto === null && !never) {
    undecided.add('rto');
  }
  const limits = [required.rto, required.rpo, required.mtpd, minimumCapacity];
  if (shortfalls.length > 0) {
    return { verdict: 'cannot-reach', shortfalls, undecided: [...undecided] };
  }
  const open = undecided.size > 0 || limits.every(limit => limit === null);
  return {
    verdict: open ? 'unknown' : 'reaches',
    shortfalls,
    undecided: [...undecided],
  };
}
