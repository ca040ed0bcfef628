import {
  evaluateChecks,
  project,
  scoreAt,
  statusAt,
  tierOf,
  type ContinuityPolicy,
  type EntityFacts,
  type PostureProjection,
  type Score,
  type Status,
} from '@backstage-continuity/plugin-continuity-common';

/**
 * The posture that one entity would have had in the past, as its reviews and
 * tests tell it and with the fields it has today.
 *
 * @remarks
 * Instants must be asked for in ascending order: between two events of its
 * history an entity's posture follows from deadlines alone, so that it is
 * evaluated once for each event however many days are asked for.
 */
export class PastPosture {
  readonly #facts: EntityFacts;
  readonly #policy: ContinuityPolicy;
  readonly #reviews: string[];
  readonly #events: string[];
  #projection: PostureProjection | undefined;
  #validBefore: string | null = null;

  /** @param reviews - instants of its standing reviews, oldest first */
  constructor(options: {
    facts: EntityFacts;
    policy: ContinuityPolicy;
    reviews: string[];
  }) {
    this.#facts = options.facts;
    this.#policy = options.policy;
    this.#reviews = options.reviews;
    this.#events = [
      ...options.reviews,
      ...options.facts.runs
        .map(run => run.validatedAt)
        .filter((instant): instant is string => instant !== null),
    ].sort();
  }

  at(instant: string): { status: Status; score: Score } {
    if (
      !this.#projection ||
      (this.#validBefore !== null && instant >= this.#validBefore)
    ) {
      this.#evaluate(instant);
    }
    const projection = this.#projection!;
    return {
      status: statusAt(projection, instant),
      score: scoreAt(projection, instant),
    };
  }

  #evaluate(now: string) {
    const facts: EntityFacts = {
      ...this.#facts,
      lastReviewAt: lastUpTo(this.#reviews, now),
      runs: this.#facts.runs.filter(
        run => run.validatedAt !== null && run.validatedAt <= now,
      ),
    };
    const tier = tierOf(this.#policy, facts.fields.tier);
    this.#projection = project(
      evaluateChecks(facts, this.#policy, now),
      [],
      { classified: tier !== undefined },
      now,
    );
    const next = this.#events.find(instant => instant > now) ?? null;
    const { reevaluateAt } = this.#projection;
    this.#validBefore =
      next !== null && (reevaluateAt === null || next < reevaluateAt)
        ? next
        : reevaluateAt;
  }
}

function lastUpTo(instants: string[], now: string): string | null {
  let last: string | null = null;
  for (const instant of instants) {
    if (instant > now) break;
    last = instant;
  }
  return last;
}
