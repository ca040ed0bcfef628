import type { RecoveryOption } from '../../model/records/continuityStrategy';
import {
  factsWith,
  functionWith,
  HOUR,
  NOW,
  ORDER_TO_CASH,
  outcomesOf,
  peakWith,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import {
  optionWith,
  strategyContent,
  strategyRecord,
} from '../__testUtils__/strategy';
import { describeCheck } from '../describeCheck';
import type { EntityFacts, RecordFacts } from '../facts';
import { evaluateChecks } from '.';

const CHECK = 'strategy.option-cannot-reach';
const titles = () => 'Order to cash';

/** The tier decides nothing and asks for strategies. */
const policy = policyWith({
  rto: null,
  rpo: null,
  mtpd: null,
  records: [{ type: 'continuity-strategy', reviewEvery: 'P1Y' }],
});

function recordOf(option: Partial<RecoveryOption> | null): RecordFacts {
  return strategyRecord(
    strategyContent(
      option === null
        ? {}
        : {
            options: [
              { id: 'other', rto: 0, rpo: 0 },
              optionWith({ id: 'warm', title: 'Warm site', ...option }),
            ],
            choice: { optionId: 'warm' },
          },
    ),
  );
}

function evaluate(facts: Partial<Omit<EntityFacts, 'fields'>>, now = NOW) {
  return evaluateChecks(factsWith(facts), policy, now);
}

const requiring = (rto: number | null, rpo: number | null = null) => [
  functionWith({ rto, rpo }),
];

describe('strategy.option-cannot-reach', () => {
  it.each([
    [4 * HOUR, 4 * HOUR, 'pass'],
    [4 * HOUR + 1, 4 * HOUR, 'fail'],
    [0, 0, 'pass'],
    [1, 0, 'fail'],
    [null, 0, 'unknown'],
    [4 * HOUR, null, 'not-applicable'],
    [null, null, 'not-applicable'],
  ])(
    'judges a chosen RTO or RPO of %p against %p: %s',
    (own, asked, outcome) => {
      const records = [recordOf({ rto: own, rpo: own })];
      const results = evaluate({ records, functions: requiring(asked, asked) });
      expect(outcomesOf(results, CHECK)).toEqual({
        rto: outcome,
        rpo: outcome,
      });
      expect(resultOf(results, CHECK, 'rto')).toMatchObject({
        severity: 'high',
        remedy: 'open-record',
        figures: {
          objective: 'rto',
          actual: own,
          limit: asked,
          item: 'Warm site',
          recordId: 'strategy-1',
          recordType: 'continuity-strategy',
          ...(asked !== null && { requiredBy: ORDER_TO_CASH }),
        },
      });
    },
  );

  it('compares with what is required, not with what is declared', () => {
    const results = evaluateChecks(
      factsWith({
        fields: { rto: HOUR },
        records: [recordOf({ rto: 4 * HOUR })],
        functions: requiring(8 * HOUR),
      }),
      policy,
      NOW,
    );
    expect(resultOf(results, CHECK, 'rto').outcome).toBe('pass');
  });

  it('says nothing without an approved strategy, and is undecided without a choice', () => {
    const functions = requiring(HOUR, HOUR);
    const outcomes = (records: RecordFacts[]) =>
      outcomesOf(evaluate({ records, functions }), CHECK);
    const silent = { rto: 'not-applicable', rpo: 'not-applicable' };
    const undecided = { rto: 'unknown', rpo: 'unknown' };
    const chosen = recordOf({ rto: 0, rpo: 0 });
    expect(outcomes([])).toEqual(silent);
    expect(outcomes([{ ...chosen, approved: null }])).toEqual(silent);
    expect(outcomes([{ ...chosen, type: 'risk-assessment' }])).toEqual(silent);
    expect(outcomes([recordOf(null)])).toEqual(undecided);
    // Content of a time when strategies looked otherwise.
    const { approved } = chosen;
    expect(
      outcomes([
        { ...chosen, approved: approved && { ...approved, content: 'old' } },
      ]),
    ).toEqual(undecided);
  });

  it('fails where it was chosen to do nothing', () => {
    const result = resultOf(
      evaluate({
        records: [recordOf({ band: 'do-nothing', title: 'Live with it' })],
        functions: requiring(4 * HOUR),
      }),
      CHECK,
      'rto',
    );
    expect(result).toMatchObject({
      outcome: 'fail',
      figures: { actual: null },
    });
    expect(describeCheck(result, titles)).toBe(
      'The chosen option, Live with it, recovers nothing, against an RTO of 4 h that Order to cash needs.',
    );
  });

  it('foresees the peak in which the option will be too slow', () => {
    const facts = {
      records: [recordOf({ rto: 5 * HOUR })],
      functions: [
        functionWith({ rto: 8 * HOUR, peaks: [peakWith({ rto: 4 * HOUR })] }),
      ],
    };
    const start = '2026-12-25T00:00:00.000Z';
    const coming = resultOf(evaluate(facts), CHECK, 'rto');
    expect(coming).toMatchObject({
      outcome: 'pass',
      dueAt: start,
      figures: { actual: 5 * HOUR, limit: 4 * HOUR, peak: 'year end' },
    });
    expect(describeCheck(coming, titles)).toBe(
      'During the peak year end from 25 Dec 2026: The chosen option, Warm site, achieves an RTO of 5 h, longer than the 4 h that Order to cash needs.',
    );
    expect(resultOf(evaluate(facts, start), CHECK, 'rto').outcome).toBe('fail');
    expect(
      resultOf(evaluate(facts, '2027-01-01T00:00:00.000Z'), CHECK, 'rto')
        .outcome,
    ).toBe('pass');
  });

  it('tells who has to say what before it can be decided', () => {
    const told = (record: RecordFacts) =>
      describeCheck(
        resultOf(
          evaluate({ records: [record], functions: requiring(null, 0) }),
          CHECK,
          'rpo',
        ),
        titles,
      );
    expect(told(recordOf(null))).toBe(
      'No recovery option is chosen that could reach the RPO of 0 s that Order to cash needs.',
    );
    expect(told(recordOf({ rto: HOUR }))).toBe(
      'The chosen option, Warm site, does not say whether it reaches the RPO of 0 s that Order to cash needs.',
    );
  });
});

describe('strategy.function-not-covered', () => {
  const other = 'vitalbusinessfunction:default/accounting';
  const functions = [functionWith({}), functionWith({ entityRef: other })];
  const not = 'strategy.function-not-covered';

  it('asks for a strategy of each function that the entity supports', () => {
    const results = evaluate({ functions, strategies: [other] });
    expect(outcomesOf(results, not)).toEqual({
      [other]: 'pass',
      [ORDER_TO_CASH]: 'fail',
    });
    const result = resultOf(results, not, ORDER_TO_CASH);
    expect(result).toMatchObject({
      severity: 'medium',
      remedy: 'start-record',
      figures: {
        recordType: 'continuity-strategy',
        requiredBy: ORDER_TO_CASH,
      },
    });
    expect(describeCheck(result, titles)).toBe(
      'Supports Order to cash, which has no approved continuity strategy of its own.',
    );
  });

  it('asks in the same order whatever the order of the functions', () => {
    const subjects = (list: typeof functions) =>
      evaluate({ functions: list })
        .filter(({ check }) => check === not)
        .map(({ subject }) => subject);
    expect(subjects(functions)).toEqual([other, ORDER_TO_CASH]);
    expect(subjects([...functions].reverse())).toEqual(subjects(functions));
  });

  it('asks nothing where the tier does not, or where nothing is supported', () => {
    const silent = { '': 'not-applicable' };
    expect(
      outcomesOf(
        evaluateChecks(factsWith({ functions }), policyWith(), NOW),
        not,
      ),
    ).toEqual(silent);
    expect(outcomesOf(evaluate({}), not)).toEqual(silent);
    expect(
      outcomesOf(
        evaluateChecks(
          factsWith({ functions, fields: { tier: 'unheard-of' } }),
          policy,
          NOW,
        ),
        not,
      ),
    ).toEqual(silent);
  });
});
