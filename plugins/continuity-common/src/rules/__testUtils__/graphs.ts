import fc from 'fast-check';
import type { Figure } from '../../model/objectives';
import type { GraphFacts } from '../facts';
import { graphWith, groupWith, HOUR, needWith } from './facts';

/** Few different figures, so that equal ones and 0 are common. */
export const figure = fc.constantFrom(
  null,
  0,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
);

const seconds = fc.constantFrom(0, HOUR - 60, HOUR, 2 * HOUR, 9 * HOUR);

const way = fc
  .uniqueArray(
    fc
      .constantFrom('a', 'b', 'c')
      .map(name => `component:default/above-${name}`),
    { minLength: 1 },
  )
  .map(path => ({ path, steps: path.length }));

const origin = fc.constantFrom(
  { type: 'file' as const },
  { type: 'tier' as const, tier: 'essential' },
  {
    type: 'function' as const,
    entityRef: 'vitalbusinessfunction:default/b',
  },
);

const inheritedFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.constant({ seconds: null, source: null }),
  fc.tuple(seconds, way, origin).map(([value, along, from]) => ({
    seconds: value,
    source: { type: 'dependent' as const, ...along, origin: from },
  })),
);

const declaredRto = fc.option(figure, { nil: undefined });

/** Needs of which no two name the same entity. */
const needs = fc
  .array(
    fc.record({
      rtos: fc.array(declaredRto, { minLength: 1, maxLength: 3 }),
      required: fc.integer({ min: 1, max: 3 }),
      strength: fc.constantFrom('hard' as const, 'soft' as const),
      use: fc.constantFrom('operation' as const, 'recovery' as const),
    }),
    { maxLength: 4 },
  )
  .map(drawn =>
    drawn.map(({ rtos, required, ...traits }, index) => {
      const name = (member: number) => `resource:default/r${index}-${member}`;
      return rtos.length === 1
        ? needWith(name(0), rtos[0], traits)
        : groupWith(
            Math.min(required, rtos.length),
            Object.fromEntries(rtos.map((rto, place) => [name(place), rto])),
            traits,
          );
    }),
  );

/** The first members of the hard needs for recovery only. */
function toolsOf(drawn: GraphFacts['needs']): string[] {
  return drawn
    .filter(({ need }) => need.strength === 'hard' && need.use === 'recovery')
    .map(({ members }) => members[0].entityRef);
}

const forecast = fc
  .record({
    seconds,
    missing: fc.option(
      fc.constantFrom(
        { entityRef: 'component:default/checkout', steps: 0 },
        { entityRef: 'resource:default/r0-0', steps: 1 },
      ),
    ),
    loop: fc.option(
      fc.constant<string[]>([
        'component:default/checkout',
        'resource:default/r0-0',
      ]),
    ),
  })
  .map(drawn => ({ ...drawn, lowerBound: drawn.missing !== null, next: null }));

const dangling = fc.array(
  fc.record({
    field: fc.constantFrom('spec.dependsOn', 'spec.continuity.dependencies'),
    entityRef: fc.constantFrom(
      'resource:default/gone',
      'component:default/never',
    ),
  }),
  { maxLength: 3 },
);

const takesDown = fc.option(
  fc.record({
    functions: fc.uniqueArray(
      fc
        .constantFrom('a', 'b', 'c')
        .map(name => `vitalbusinessfunction:default/${name}`),
      { minLength: 1 },
    ),
    location: fc.constantFrom(null, 'fra-1'),
  }),
);

/** What a graph may say; `functions` are some with peaks, no two the same. */
export function graphFacts(
  functions: fc.Arbitrary<GraphFacts['peakedFunctions']>,
): fc.Arbitrary<GraphFacts> {
  return fc
    .record({
      needs,
      dangling,
      required: fc.record({
        rto: inheritedFigure,
        rpo: inheritedFigure,
        mtpd: inheritedFigure,
      }),
      peakedFunctions: functions,
      ways: fc.array(fc.tuple(way, fc.option(way)), {
        minLength: 3,
        maxLength: 3,
      }),
      forecast,
      takesDown,
      lost: fc.boolean(),
    })
    .map(({ required, ways, lost, ...drawn }) =>
      graphWith({
        ...drawn,
        inherited: {
          required,
          peaked: drawn.peakedFunctions.map(({ entityRef }, index) => ({
            functionRef: entityRef,
            byTime: ways[index][0],
            byData: ways[index][1],
          })),
          serves: null,
        },
        lostTools: lost ? toolsOf(drawn.needs) : [],
      }),
    );
}
