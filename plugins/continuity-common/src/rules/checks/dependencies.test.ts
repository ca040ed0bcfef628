import {
  factsWith,
  graphWith,
  groupWith,
  NOW,
  needWith,
  ORDER_TO_CASH,
  outcomesOf,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import type { GraphFacts } from '../facts';
import { evaluateChecks } from '.';

const [identity, vault, mirror] = ['identity', 'vault', 'mirror'].map(
  name => `component:default/${name}`,
);
const self = 'component:default/checkout';

const evaluate = (graph: Partial<GraphFacts>, policy = policyWith()) =>
  evaluateChecks(factsWith({ graph: graphWith(graph) }), policy, NOW);

describe('dependency checks', () => {
  it('find nothing where nothing is needed', () => {
    const results = evaluate({}).filter(({ check }) =>
      check.startsWith('dependencies.'),
    );
    expect(results.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['dependencies.cycle', 'pass'],
      ['dependencies.single-point-of-failure', 'pass'],
      ['dependencies.dangling', 'pass'],
      ['dependencies.recovery-tool-lost', 'not-applicable'],
    ]);
  });

  it('show the loop of a cycle', () => {
    const loop = [self, identity];
    const { forecast } = graphWith();
    expect(
      resultOf(
        evaluate({ forecast: { ...forecast, loop } }),
        'dependencies.cycle',
      ),
    ).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      remedy: 'see-dependencies',
      figures: { loop, members: 2 },
    });
  });

  it('accuse a single point of failure only where the tier requires redundancy', () => {
    const others = ['a', 'b'].map(
      name => `vitalbusinessfunction:default/${name}`,
    );
    const takesDown = {
      functions: [ORDER_TO_CASH, ...others],
      location: null,
    };
    const check = (graph: Partial<GraphFacts>, redundancy = true) =>
      resultOf(
        evaluate(graph, policyWith({ redundancy })),
        'dependencies.single-point-of-failure',
      );
    expect(check({ takesDown })).toMatchObject({
      outcome: 'fail',
      severity: 'low',
    });
    expect(check({ takesDown }).figures).toEqual({
      functions: 3,
      requiredBy: others[0],
    });
    expect(
      check({ takesDown: { ...takesDown, location: 'fra-1' } }).figures,
    ).toMatchObject({ location: 'fra-1' });
    expect(check({ takesDown }, false).outcome).toBe('not-applicable');
    expect(check({}, false).outcome).toBe('not-applicable');
    expect(check({}).outcome).toBe('pass');
  });

  it('find each reference to nothing once, whatever fields hold it', () => {
    const results = evaluate({
      dangling: [
        { field: 'spec.dependsOn', entityRef: vault },
        { field: 'spec.continuity.dependencies', entityRef: vault },
        { field: 'spec.continuity.supports', entityRef: ORDER_TO_CASH },
      ],
    }).filter(({ check }) => check === 'dependencies.dangling');
    expect(results).toEqual([
      {
        check: 'dependencies.dangling',
        subject: vault,
        outcome: 'fail',
        severity: 'medium',
        remedy: 'edit-file',
        figures: { path: 'spec.continuity.dependencies', value: vault },
      },
      expect.objectContaining({ subject: ORDER_TO_CASH, outcome: 'fail' }),
    ]);
  });

  it('find what recovery needs lost with the entity', () => {
    const recovery = { use: 'recovery' } as const;
    const needs = [
      needWith(identity, null, recovery),
      groupWith(1, { [vault]: null, [mirror]: null }, recovery),
    ];
    const check = 'dependencies.recovery-tool-lost';
    expect(outcomesOf(evaluate({ needs }), check)).toEqual({ '': 'pass' });
    const lost = evaluate({ needs, lostTools: [mirror, identity] });
    expect(outcomesOf(lost, check)).toEqual({
      [identity]: 'fail',
      [mirror]: 'fail',
    });
    expect(resultOf(lost, check, identity)).toMatchObject({
      severity: 'high',
      remedy: 'see-dependencies',
      figures: { dependency: identity },
    });
    expect(resultOf(lost, check, mirror).figures).toEqual({
      dependency: mirror,
      required: 1,
      members: 2,
    });
  });

  it.each([
    ['soft', 'recovery'],
    ['hard', 'operation'],
  ] as const)('ask nothing of a %s need for %s', (strength, use) => {
    expect(
      outcomesOf(
        evaluate({ needs: [needWith(identity, null, { strength, use })] }),
        'dependencies.recovery-tool-lost',
      ),
    ).toEqual({ '': 'not-applicable' });
  });
});
