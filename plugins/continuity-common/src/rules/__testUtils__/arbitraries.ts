import fc from 'fast-check';
import { checkIds } from '../../model/checks';
import { testAreas, testTypes } from '../../model/policy';
import { testOutcomes } from '../../model/scheduledTest';
import type { ActiveException } from '../exceptionCover';
import { shift } from '../instants';
import { factsWith, functionWith, HOUR, NOW, peakWith, runWith } from './facts';
import { figure, graphFacts } from './graphs';
import { riskContentsUpTo, riskFacts } from './risk';
import { optionWith, strategyContent, strategyRecord } from './strategy';

const DAY = 24 * HOUR * 1000;

export function instantAround(before: number, after: number) {
  return fc
    .integer({ min: -before * DAY, max: after * DAY })
    .map(milliseconds => shift(NOW, milliseconds));
}

const figures = { rto: figure, rpo: figure, mtpd: figure };

const peak = fc
  .record({
    ...figures,
    name: fc.constantFrom('quarter end', 'sale'),
    rrule: fc.constantFrom(
      'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25',
      'FREQ=YEARLY;INTERVAL=3;BYMONTH=12;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYMONTHDAY=-10',
    ),
    duration: fc.constantFrom(HOUR, 24 * HOUR, 7 * 24 * HOUR),
  })
  .map(peakWith);

/** The approved impact analysis of something, or none. */
export const analysisFigures = fc.option(
  fc.record({
    ...figures,
    recordId: fc.constantFrom('analysis-1', 'analysis-2'),
  }),
);

export const functionFacts = fc
  .record({
    ...figures,
    analysis: analysisFigures,
    entityRef: fc
      .constantFrom('a', 'b', 'c')
      .map(name => `vitalbusinessfunction:default/${name}`),
    peaks: fc.array(peak, { maxLength: 2 }),
  })
  .map(functionWith);

const run = fc
  .record({
    area: fc.constantFrom(...testAreas),
    type: fc.constantFrom(...testTypes),
    mode: fc.constantFrom('exercise' as const, 'actual' as const),
    outcome: fc.constantFrom(...testOutcomes),
    // Often at the same instant, where the order must be settled otherwise.
    validatedAt: fc.oneof(
      fc.constantFrom(null, shift(NOW, -100 * DAY)),
      instantAround(600, 20),
    ),
    achievedRto: figure,
    achievedRpo: figure,
    ownRecovery: figure,
  })
  .map(runWith);

/** Some functions, no two the same. */
const functionList = fc.uniqueArray(functionFacts, {
  maxLength: 3,
  selector: facts => facts.entityRef,
});

/** An approved strategy that has chosen an option, if one of its own. */
const strategy = fc
  .record({
    rto: figure,
    rpo: figure,
    band: fc.constantFrom('do-nothing' as const, 'fast' as const, null),
    optionId: fc.constantFrom('warm-site', 'gone', null),
  })
  .map(({ optionId, ...option }) =>
    strategyRecord(
      strategyContent({ options: [optionWith(option)], choice: { optionId } }),
    ),
  );

const mistake = fc.record({
  path: fc.constantFrom('spec.continuity.rto', 'spec.continuity.wrt'),
  value: fc.constantFrom('soon', '"4 h"'),
  expected: fc.constant('a duration'),
});

export const entityFacts = fc
  .record({
    fields: fc.record({
      ...figures,
      tier: fc.constantFrom(
        'mission-critical',
        'business-critical',
        'essential',
        'unheard-of',
        null,
      ),
      wrt: figure,
    }),
    functions: functionList,
    graph: graphFacts(functionList),
    mistakes: fc.array(mistake, { maxLength: 3 }),
    lastReviewAt: fc.option(instantAround(400, 0)),
    analysis: analysisFigures,
    records: fc
      .tuple(
        fc.array(strategy, { maxLength: 1 }),
        fc.array(riskContentsUpTo(1).map(riskFacts), { maxLength: 1 }),
      )
      .map(records => records.flat()),
    runs: fc
      .array(run, { maxLength: 5 })
      .map(runs =>
        runs.map((facts, index) => ({ ...facts, testId: `test-${index}` })),
      ),
  })
  .map(factsWith);

export const exceptions: fc.Arbitrary<ActiveException[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    check: fc.constantFrom(
      ...checkIds,
      'review.overdue' as const,
      'tests.overdue' as const,
    ),
    subject: fc.constantFrom(
      null,
      '',
      'rto',
      'continuity/functional',
      'resource:default/r0-0',
    ),
    expiresAt: instantAround(5, 300),
  }),
  { maxLength: 8 },
);
