import type { FigureSource } from '../../model/objectives';
import {
  factsWith,
  functionWith,
  graphWith,
  groupWith,
  HOUR,
  needWith,
  NOW,
  ORDER_TO_CASH,
  outcomesOf,
  peakWith,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import type { NeedFacts } from '../facts';
import { evaluateChecks } from '.';

const CHECK = 'dependencies.rto-inversion';
const [a, b, c] = ['a', 'b', 'c'].map(name => `resource:default/${name}`);

const evaluate = (
  needs: NeedFacts[],
  facts: Parameters<typeof factsWith>[0] = { fields: { rto: 2 * HOUR } },
  now = NOW,
) =>
  evaluateChecks(
    factsWith({ ...facts, graph: graphWith({ needs, ...facts?.graph }) }),
    policyWith({ rto: null }),
    now,
  );

describe('an inversion', () => {
  it.each<[string, number | null | undefined, number | null, string]>([
    ['longer', 2 * HOUR + 1, 2 * HOUR, 'fail'],
    ['as long', 2 * HOUR, 2 * HOUR, 'pass'],
    ['shorter', 0, 2 * HOUR, 'pass'],
    ['longer than none tolerated', 1, 0, 'fail'],
    ['not decided', null, 2 * HOUR, 'not-applicable'],
    ['of nothing', undefined, 2 * HOUR, 'not-applicable'],
    ['without a target', HOUR, null, 'not-applicable'],
  ])('judges a declared RTO that is %s', (_, declared, rto, outcome) => {
    const results = evaluate([needWith(a, declared)], { fields: { rto } });
    expect(outcomesOf(results, CHECK)).toEqual({ [a]: outcome });
  });

  it('counts hard needs alone, whatever they are used for', () => {
    const results = evaluate([
      needWith(b, 3 * HOUR, { use: 'recovery' }),
      needWith(a, 3 * HOUR, { strength: 'soft' }),
    ]);
    expect(outcomesOf(results, CHECK)).toEqual({ [b]: 'fail' });
  });

  it.each<[number, (number | null | undefined)[], string, string?]>([
    [1, [3 * HOUR, HOUR, 9 * HOUR], 'pass', b],
    [2, [3 * HOUR, HOUR, 9 * HOUR], 'fail', a],
    [3, [HOUR, HOUR, HOUR], 'pass', c],
    [1, [3 * HOUR, null, undefined], 'fail', a],
    [2, [3 * HOUR, null, undefined], 'not-applicable'],
    [1, [null, null, undefined], 'not-applicable'],
  ])('takes the decisive member where %p of %p are needed', (...row) => {
    const [required, [first, second, third], outcome, deciding] = row;
    const result = resultOf(
      evaluate([groupWith(required, { [c]: third, [a]: first, [b]: second })]),
      CHECK,
      a,
    );
    expect(result).toMatchObject({
      outcome,
      figures: { required, members: 3, dependency: deciding ?? a },
    });
  });

  it('says who asks for the limit, and along which way', () => {
    const path = ['component:default/shop', 'component:default/cart'];
    const source: FigureSource = {
      type: 'dependent',
      path,
      steps: 2,
      origin: { type: 'function', entityRef: ORDER_TO_CASH },
    };
    const { inherited } = graphWith();
    const needs = [needWith(a, 2 * HOUR)];
    const graph = graphWith({
      needs,
      inherited: {
        ...inherited,
        required: { ...inherited.required, rto: { seconds: HOUR, source } },
      },
    });
    expect(resultOf(evaluate(needs, { graph }), CHECK, a)).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      remedy: 'see-dependencies',
      figures: {
        objective: 'rto',
        actual: 2 * HOUR,
        limit: HOUR,
        dependency: a,
        requiredBy: ORDER_TO_CASH,
        along: path,
      },
    });
  });

  it('is due when the peak of a function far away begins', () => {
    const needs = [needWith(a, 2 * HOUR)];
    const graph = graphWith({
      needs,
      inherited: {
        ...graphWith().inherited,
        peaked: [
          {
            functionRef: ORDER_TO_CASH,
            byTime: { path: ['component:default/shop'], steps: 1 },
            byData: null,
          },
        ],
      },
      peakedFunctions: [
        functionWith({ rto: 8 * HOUR, peaks: [peakWith({ rto: HOUR })] }),
      ],
    });
    const at = (now: string) =>
      resultOf(
        evaluate(needs, { fields: { rto: 2 * HOUR }, graph }, now),
        CHECK,
        a,
      );
    const start = '2026-12-25T00:00:00.000Z';
    const figures = {
      actual: 2 * HOUR,
      limit: HOUR,
      peak: 'year end',
      requiredBy: ORDER_TO_CASH,
      along: ['component:default/shop'],
    };
    expect(at(NOW)).toMatchObject({
      outcome: 'pass',
      dueAt: start,
      warnAt: '2026-12-11T00:00:00.000Z',
      holdsUntil: start,
      figures,
    });
    expect(at(start)).toMatchObject({
      outcome: 'fail',
      holdsUntil: '2027-01-01T00:00:00.000Z',
      figures,
    });
  });
});
