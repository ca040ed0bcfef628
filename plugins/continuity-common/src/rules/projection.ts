import type { CheckResult, Status } from '../model/checks';
import type { Score } from '../model/posture';
import { acceptedUntil, type ActiveException } from './exceptionCover';
import { earliest, latest, millis, shift } from './instants';
import { counts, isDeadline, passesThrough } from './turning';

/**
 * What is stored of an entity's posture: deadlines, not statuses. The status
 * at any later instant follows from it by comparing instants, without a write.
 *
 * @public
 */
export interface PostureProjection {
  classified: boolean;
  /** From this instant on there is a gap; null: never. */
  gapFrom: string | null;
  /** Strictly after this instant something is overdue. */
  overdueFrom: string | null;
  /** From this instant on something is due soon. */
  warnFrom: string | null;
  unknowns: number;
  /** Passed, failed and excepted are counted as of the evaluation. */
  passed: number;
  failed: number;
  excepted: number;
  /** Instants strictly after which one more counted check fails, ascending. */
  turnsAt: string[];
  /** From this instant on the row must be computed anew to stay exact. */
  reevaluateAt: string | null;
}

/** `gapFrom` of a gap that no point in time brought about. */
const ALWAYS = new Date(0).toISOString();
const MAX_TURNS = 8;

/** What the answers of the checks add up to, before it is made a row. */
class Tally {
  readonly gaps: string[] = [];
  readonly overdue: string[] = [];
  readonly warnings: string[] = [];
  readonly turns: string[] = [];
  readonly changes: string[] = [];
  passed = 0;
  failed = 0;
  excepted = 0;
  unknowns = 0;

  readonly #exceptions: ActiveException[];
  readonly #now: string;

  constructor(exceptions: ActiveException[], now: string) {
    this.#exceptions = exceptions;
    this.#now = now;
  }

  add(result: CheckResult) {
    if (result.holdsUntil !== undefined) {
      this.changes.push(result.holdsUntil);
    }
    switch (result.outcome) {
      case 'pass':
        this.#addPassing(result);
        break;
      case 'fail':
        this.#addFailing(result);
        break;
      case 'unknown':
        this.unknowns += 1;
        break;
      default:
    }
  }

  #addPassing(result: CheckResult) {
    this.passed += 1;
    const through = passesThrough(result);
    if (through === null) {
      return;
    }
    const turn = shift(through, 1);
    const accepted = acceptedUntil(result, this.#exceptions, turn);
    if (accepted === null) {
      this.turns.push(through);
      this.#warns(result);
    } else {
      // It moves from passed to excepted, which no turn can say.
      this.changes.push(turn);
    }
    this.#fails(result, accepted ?? turn);
  }

  /** Nobody is warned of a failure while it is accepted. */
  #warns(result: CheckResult) {
    if (result.warnAt !== undefined) {
      const accepted = acceptedUntil(result, this.#exceptions, this.#now);
      this.warnings.push(latest([result.warnAt, accepted]) ?? result.warnAt);
    }
  }

  #addFailing(result: CheckResult) {
    const accepted = acceptedUntil(result, this.#exceptions, this.#now);
    if (accepted === null) {
      this.failed += 1;
      this.#fails(
        result,
        result.dueAt === undefined ? ALWAYS : shift(result.dueAt, 1),
      );
    } else {
      this.excepted += 1;
      this.changes.push(accepted);
      this.#fails(result, accepted);
    }
  }

  /** `from` is the first instant at which the failure counts. */
  #fails(result: CheckResult, from: string) {
    if (isDeadline(result)) {
      this.overdue.push(shift(from, -1));
    } else {
      this.gaps.push(from);
    }
  }
}

/**
 * Turns the answers of an evaluation into the row that is stored.
 *
 * @remarks
 * `statusAt` and `scoreAt` of the row equal those of a new evaluation of the
 * same facts at every instant from `now` up to, not including, `reevaluateAt`.
 *
 * @public
 */
export function project(
  results: CheckResult[],
  exceptions: ActiveException[],
  facts: { classified: boolean },
  now: string,
): PostureProjection {
  const tally = new Tally(exceptions, now);
  results.filter(counts).forEach(result => tally.add(result));
  const turns = tally.turns.sort((a, b) => millis(a) - millis(b));
  const { unknowns, passed, failed, excepted } = tally;
  return {
    classified: facts.classified,
    gapFrom: earliest(tally.gaps),
    overdueFrom: earliest(tally.overdue),
    warnFrom: earliest(tally.warnings),
    unknowns,
    passed,
    failed,
    excepted,
    turnsAt: turns.slice(0, MAX_TURNS),
    reevaluateAt: earliest([
      ...tally.changes,
      // The first turn left out: up to and including it the row is exact.
      ...turns.slice(MAX_TURNS, MAX_TURNS + 1).map(turn => shift(turn, 1)),
    ]),
  };
}

/** The status of a stored row at an instant. @public */
export function statusAt(p: PostureProjection, now: string): Status {
  const moment = millis(now);
  const reached = (instant: string | null) =>
    instant !== null && millis(instant) <= moment;
  if (!p.classified) {
    return 'unclassified';
  }
  if (reached(p.gapFrom)) {
    return 'gap';
  }
  if (p.overdueFrom !== null && millis(p.overdueFrom) < moment) {
    return 'overdue';
  }
  if (p.unknowns > 0) {
    return 'unknown';
  }
  return reached(p.warnFrom) ? 'due-soon' : 'ready';
}

/** The score of a stored row at an instant. @public */
export function scoreAt(p: PostureProjection, now: string): Score {
  const turned = p.turnsAt.filter(turn => millis(turn) < millis(now)).length;
  const passed = p.passed - turned;
  const failed = p.failed + turned;
  const all = passed + failed + p.unknowns;
  return {
    passed,
    failed,
    unknown: p.unknowns,
    excepted: p.excepted,
    score: all === 0 ? null : passed / all,
  };
}
