import type { EntityInstants, RunInstants } from '../model/scheduledTest';
import { millis } from './instants';

/** What is wrong with a recorded run, and where. @public */
export interface RunProblem {
  /** Such as `entities[0].instants.validatedAt`. */
  path: string;
  expected: string;
}

type Instant = [path: string, at: string | null];

/**
 * Instants that must not go backwards: each is compared with the latest before
 * it that was in order. Equal is allowed, what is not known is passed over.
 */
function inOrder(...instants: Instant[]): RunProblem[] {
  const problems: RunProblem[] = [];
  let last: { path: string; at: string } | undefined;
  for (const [path, at] of instants) {
    if (at === null) continue;
    if (last && millis(at) < millis(last.at)) {
      const name = last.path.split('.').at(-1);
      problems.push({ path, expected: `not before ${name}, ${last.at}` });
    } else {
      last = { path, at };
    }
  }
  return problems;
}

function checkInstants(instants: RunInstants): RunProblem[] {
  const instant = (name: keyof RunInstants): Instant => [
    `instants.${name}`,
    instants[name],
  ];
  return inOrder(
    instant('disruptedAt'),
    instant('detectedAt'),
    instant('suspectedAt'),
    instant('declaredAt'),
    instant('recoveredAt'),
    instant('stoodDownAt'),
  );
}

function checkEntityInstants(
  disruptedAt: string | null,
  instants: EntityInstants,
  path: string,
): RunProblem[] {
  const instant = (name: keyof EntityInstants): Instant => [
    `${path}.${name}`,
    instants[name],
  ];
  const point = instants.lastRecoverablePointAt;
  const tooLate =
    point !== null &&
    disruptedAt !== null &&
    millis(point) > millis(disruptedAt);
  return [
    ...inOrder(
      ['instants.disruptedAt', disruptedAt],
      instant('recoveryStartedAt'),
      instant('recoveredAt'),
      instant('validatedAt'),
    ),
    ...(tooLate
      ? [
          {
            path: `${path}.lastRecoverablePointAt`,
            expected: `not after disruptedAt, ${disruptedAt}`,
          },
        ]
      : []),
  ];
}

/**
 * What is impossible about a recorded run: instants out of order, entities
 * named twice or not part of the test. Empty: nothing.
 *
 * @public
 */
export function checkRun(
  run: {
    instants: RunInstants;
    entities: { entityRef: string; instants: EntityInstants }[];
  },
  testEntityRefs: string[],
): RunProblem[] {
  const ofTest = new Set(testEntityRefs);
  const seen = new Set<string>();
  const entityProblems = run.entities.flatMap(
    ({ entityRef, instants }, index) => {
      const path = `entities[${index}]`;
      const problems = checkEntityInstants(
        run.instants.disruptedAt,
        instants,
        `${path}.instants`,
      );
      if (!ofTest.has(entityRef)) {
        problems.push({
          path: `${path}.entityRef`,
          expected: 'an entity of this test',
        });
      }
      if (seen.has(entityRef)) {
        problems.push({
          path: `${path}.entityRef`,
          expected: 'each entity only once',
        });
      }
      seen.add(entityRef);
      return problems;
    },
  );
  return [...checkInstants(run.instants), ...entityProblems];
}
