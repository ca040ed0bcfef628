import fc from 'fast-check';
import { statuses, type CheckResult } from '../model/checks';
import type { ContinuityPolicy } from '../model/policy';
import {
  entityFacts,
  exceptions as exceptionLists,
  instantAround,
} from './__testUtils__/arbitraries';
import { NOW, policyWith } from './__testUtils__/facts';
import { evaluateChecks } from './checks';
import type { ActiveException } from './exceptionCover';
import type { EntityFacts, GraphFacts } from './facts';
import { findingState } from './findings';
import { millis, shift } from './instants';
import { defaultPolicy, tierOf } from './policy';
import { project, scoreAt, statusAt } from './projection';

const DAY = 24 * 60 * 60 * 1000;

function evaluated(
  facts: EntityFacts,
  exceptions: ActiveException[],
  now: string,
  policy: ContinuityPolicy = defaultPolicy,
) {
  const results = evaluateChecks(facts, policy, now);
  const classified = tierOf(policy, facts.fields.tier) !== undefined;
  return { results, row: project(results, exceptions, { classified }, now) };
}

/** The instants at which something may change, and those just before and after. */
function criticalInstants(
  results: CheckResult[],
  exceptions: ActiveException[],
  others: (string | null)[],
): string[] {
  return [
    ...results.flatMap(({ dueAt, warnAt, holdsUntil }) => [
      dueAt,
      warnAt,
      holdsUntil,
    ]),
    ...exceptions.map(({ expiresAt }) => expiresAt),
    ...others,
  ].flatMap(instant =>
    instant ? [shift(instant, -1), instant, shift(instant, 1)] : [],
  );
}

function findingsAt(
  results: CheckResult[],
  exceptions: ActiveException[],
  at: string,
) {
  return results.map(result => findingState(result, exceptions, at));
}

/** The same in another order, the members of groups included. */
function reversed(graph: GraphFacts): GraphFacts {
  const { takesDown } = graph;
  return {
    ...graph,
    needs: [...graph.needs].reverse().map(({ need, members }) => ({
      need:
        'ref' in need ? need : { ...need, anyOf: [...need.anyOf].reverse() },
      members: [...members].reverse(),
    })),
    dangling: [...graph.dangling].reverse(),
    inherited: {
      ...graph.inherited,
      peaked: [...graph.inherited.peaked].reverse(),
    },
    peakedFunctions: [...graph.peakedFunctions].reverse(),
    takesDown: takesDown && {
      ...takesDown,
      functions: [...takesDown.functions].reverse(),
    },
    lostTools: [...graph.lostTools].reverse(),
  };
}

describe('a projection', () => {
  it('gives at any later instant what a new evaluation would give', () => {
    fc.assert(
      fc.property(
        entityFacts,
        exceptionLists,
        fc.array(instantAround(0, 900), { maxLength: 5 }),
        (facts, exceptions, later) => {
          const { results, row } = evaluated(facts, exceptions, NOW);
          const instants = criticalInstants(results, exceptions, [
            ...later,
            row.reevaluateAt,
          ]).filter(
            at =>
              millis(at) >= millis(NOW) &&
              (row.reevaluateAt === null ||
                millis(at) < millis(row.reevaluateAt)),
          );
          for (const at of instants) {
            const anew = evaluated(facts, exceptions, at);
            expect([at, statusAt(row, at)]).toEqual([
              at,
              statusAt(anew.row, at),
            ]);
            expect([at, scoreAt(row, at)]).toEqual([at, scoreAt(anew.row, at)]);
            expect([at, ...findingsAt(results, exceptions, at)]).toEqual([
              at,
              ...findingsAt(anew.results, exceptions, at),
            ]);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('always asks to be computed anew later than it was computed', () => {
    fc.assert(
      fc.property(entityFacts, exceptionLists, (facts, exceptions) => {
        const { row } = evaluated(facts, exceptions, NOW);
        expect(
          row.reevaluateAt === null || millis(row.reevaluateAt) > millis(NOW),
        ).toBe(true);
        expect(row.turnsAt.length).toBeLessThanOrEqual(8);
        expect([...row.turnsAt].sort()).toEqual(row.turnsAt);
      }),
    );
  });

  it('does not depend on the order of anything, and repeats itself', () => {
    fc.assert(
      fc.property(entityFacts, exceptionLists, (facts, exceptions) => {
        const once = evaluated(facts, exceptions, NOW);
        const again = evaluated(
          {
            ...facts,
            runs: [...facts.runs].reverse(),
            mistakes: [...facts.mistakes].reverse(),
            functions: [...facts.functions].reverse().map(item => ({
              ...item,
              peaks: [...item.peaks].reverse(),
            })),
            graph: reversed(facts.graph),
          },
          [...exceptions].reverse(),
          NOW,
        );
        expect(again).toEqual(once);
      }),
    );
  });

  it('names every answer of a check once', () => {
    fc.assert(
      fc.property(entityFacts, facts => {
        const keys = evaluateChecks(facts, defaultPolicy, NOW).map(
          ({ check, subject }) => `${check} ${subject}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('keeps its score between 0 and 1 and counts every check once', () => {
    fc.assert(
      fc.property(
        entityFacts,
        exceptionLists,
        instantAround(0, 900),
        (facts, exceptions, at) => {
          const { results, row } = evaluated(facts, exceptions, NOW);
          const { score, passed, failed, unknown, excepted } = scoreAt(row, at);
          expect(score === null || (score >= 0 && score <= 1)).toBe(true);
          expect(
            Math.min(passed, failed, unknown, excepted),
          ).toBeGreaterThanOrEqual(0);
          expect(passed + failed + unknown + excepted).toBe(
            results.filter(
              ({ outcome, severity }) =>
                outcome !== 'not-applicable' && severity !== 'low',
            ).length,
          );
        },
      ),
    );
  });
});

describe('a stricter policy or function', () => {
  /** Whether status or score got better from one evaluation to the other. */
  const improves = (
    before: ReturnType<typeof evaluated>,
    after: ReturnType<typeof evaluated>,
  ) => {
    const rank = ({ row }: typeof before) =>
      statuses.indexOf(statusAt(row, NOW));
    const score = ({ row }: typeof before) => scoreAt(row, NOW).score ?? 1;
    return rank(after) > rank(before) || score(after) > score(before);
  };

  it('never improves a posture by shorter intervals', () => {
    const lenient = policyWith();
    const strict = policyWith({
      reviewEvery: 'P2M',
      tests: lenient.tiers[0].tests.map(test => ({ ...test, every: 'P2M' })),
    });
    fc.assert(
      fc.property(entityFacts, facts => {
        const before = evaluated(facts, [], NOW, lenient);
        const after = evaluated(facts, [], NOW, strict);
        expect(improves(before, after)).toBe(false);
      }),
    );
  });

  it('never improves a posture by tolerating a shorter disruption', () => {
    fc.assert(
      fc.property(
        entityFacts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (facts, factor) => {
          const functions = facts.functions.map(item => ({
            ...item,
            mtpd: item.mtpd === null ? null : Math.floor(item.mtpd * factor),
          }));
          const before = evaluated(facts, [], NOW);
          const after = evaluated({ ...facts, functions }, [], NOW);
          expect(improves(before, after)).toBe(false);
        },
      ),
    );
  });

  it('never mends a figure too long or too late by asking for a shorter one', () => {
    const failing = (facts: EntityFacts) =>
      evaluateChecks(facts, defaultPolicy, NOW)
        .filter(
          ({ check, outcome }) =>
            outcome === 'fail' &&
            /weaker|objective-missed|inversion|forecast-exceeds/.test(check),
        )
        .map(({ check, subject }) => `${check} ${subject}`);
    fc.assert(
      fc.property(
        entityFacts,
        fc.integer({ min: 0, max: 3600 }),
        (facts, limit) => {
          const tightened = failing({
            ...facts,
            functions: facts.functions.map(item => ({
              ...item,
              rto: Math.min(item.rto ?? limit, limit),
              rpo: Math.min(item.rpo ?? limit, limit),
            })),
          });
          expect(tightened).toEqual(expect.arrayContaining(failing(facts)));
        },
      ),
    );
  });

  it('needs no new evaluation where only deadlines pass', () => {
    fc.assert(
      fc.property(entityFacts, facts => {
        const { row } = evaluated(
          {
            ...facts,
            functions: [],
            runs: [],
            graph: { ...facts.graph, peakedFunctions: [] },
          },
          [],
          NOW,
        );
        expect(row.reevaluateAt).toBeNull();
        const year = shift(NOW, 365 * DAY);
        expect(scoreAt(row, year).failed).toBeGreaterThanOrEqual(row.failed);
      }),
    );
  });
});
