import fc from 'fast-check';
import { objectiveNames } from '../model/objectives';
import { analysisFigures, entityFacts } from './__testUtils__/arbitraries';
import {
  factsWith,
  functionWith,
  graphWith,
  HOUR,
  NOW,
  peakWith,
  resultOf,
} from './__testUtils__/facts';
import { evaluateChecks } from './checks';
import { describeCheck } from './describeCheck';
import {
  dependencyNodeOf,
  inheritNeeds,
  DependencyGraph,
} from './dependencies';
import type { AnalysisFigures } from './facts';
import { computeObjectives } from './objectives';
import { defaultPolicy } from './policy';

const PEAK = '2026-12-25T00:00:00.000Z';
const checkout = 'component:default/checkout';
const [a, b] = ['a', 'b'].map(name => `vitalbusinessfunction:default/${name}`);

const analysis = (figures: Partial<AnalysisFigures>): AnalysisFigures => ({
  recordId: 'bia',
  rto: null,
  rpo: null,
  mtpd: null,
  ...figures,
});

const objectivesOf = (facts: Parameters<typeof factsWith>[0], now = NOW) =>
  computeObjectives(factsWith(facts), defaultPolicy, now);

describe('what an approved impact analysis requires', () => {
  it('is the smallest of its own figures and those of functions, 0 included', () => {
    const { rto, rpo, mtpd } = objectivesOf({
      analysis: analysis({ rto: 0, mtpd: 8 * HOUR }),
      functions: [functionWith({ rto: HOUR, rpo: 60, mtpd: 4 * HOUR })],
    });
    expect(rto.required).toEqual({
      seconds: 0,
      source: { type: 'analysis', entityRef: checkout, recordId: 'bia' },
    });
    expect(rto.target).toEqual(rto.required);
    expect(rpo.required).toMatchObject({
      seconds: 60,
      source: { type: 'function' },
    });
    expect(mtpd.required).toMatchObject({
      seconds: 4 * HOUR,
      source: { type: 'function' },
    });
  });

  it.each([
    ['the function', HOUR, 2 * HOUR, HOUR, undefined],
    ['its analysis', 2 * HOUR, HOUR, HOUR, 'bia'],
    ['its analysis, where it tolerates none', HOUR, 0, 0, 'bia'],
    ['the function, where both say the same', HOUR, HOUR, HOUR, undefined],
    ['its analysis alone', null, HOUR, HOUR, 'bia'],
    ['the function alone', HOUR, null, HOUR, undefined],
  ])(
    'of a function is decided by %s',
    (_, own, analysed, seconds, recordId) => {
      const { rto } = objectivesOf({
        functions: [
          functionWith({
            entityRef: a,
            rto: own,
            analysis: analysis({ rto: analysed }),
          }),
        ],
      });
      expect(rto.required).toEqual({
        seconds,
        source: {
          type: 'function',
          entityRef: a,
          ...(recordId && { recordId }),
        },
      });
    },
  );

  it('comes from the own analysis before functions that ask as much', () => {
    const { rto } = objectivesOf({
      analysis: analysis({ rto: HOUR }),
      functions: [functionWith({ rto: HOUR })],
    });
    expect(rto.required.source).toMatchObject({ type: 'analysis' });
  });

  it('bounds what a peak makes smaller', () => {
    const inPeak = (analysed: number) =>
      objectivesOf(
        {
          functions: [
            functionWith({
              entityRef: b,
              rto: 8 * HOUR,
              analysis: analysis({ rto: analysed }),
              peaks: [peakWith({ rto: 2 * HOUR })],
            }),
          ],
        },
        PEAK,
      ).rto.required;
    expect(inPeak(4 * HOUR)).toMatchObject({
      seconds: 2 * HOUR,
      source: { peak: 'year end' },
    });
    expect(inPeak(HOUR)).toEqual({
      seconds: HOUR,
      source: { type: 'function', entityRef: b, recordId: 'bia' },
    });
  });

  it('passes to what the entity needs, along with where it is from', () => {
    const source = (entityRef: string, relatedRefs: string[]) =>
      dependencyNodeOf(
        {
          facts: factsWith({
            entityRef,
            fields: { tier: null },
            analysis: entityRef === checkout ? analysis({ rto: HOUR }) : null,
          }),
          kind: 'component',
          type: 'service',
          relatedRefs,
          providerRefs: [],
          own: { seconds: null, source: null },
        },
        defaultPolicy,
      );
    const orders = 'component:default/orders';
    const needs = inheritNeeds(
      DependencyGraph.of([source(checkout, [orders]), source(orders, [])]),
    );
    expect(needs.get(orders)?.required.rto).toEqual({
      seconds: HOUR,
      source: {
        type: 'dependent',
        path: [checkout],
        steps: 1,
        origin: { type: 'analysis', entityRef: checkout, recordId: 'bia' },
      },
    });
  });

  it('is named where a figure of the entity is longer', () => {
    const result = resultOf(
      evaluateChecks(
        factsWith({
          fields: { rto: 4 * HOUR },
          analysis: analysis({ rto: HOUR }),
        }),
        defaultPolicy,
        NOW,
      ),
      'objectives.weaker-than-required',
      'rto',
    );
    expect(result).toMatchObject({
      outcome: 'fail',
      figures: { analysis: 'bia' },
    });
    expect(describeCheck(result)).toBe(
      'RTO of 4 h is longer than the 1 h that its impact analysis asks for.',
    );
  });

  it('makes a target the smaller of both: adding one never loosens, withdrawing restores', () => {
    fc.assert(
      fc.property(
        entityFacts,
        analysisFigures,
        analysisFigures,
        (facts, own, ofFunction) => {
          const without = {
            ...facts,
            analysis: null,
            functions: facts.functions.map(item => ({
              ...item,
              analysis: null,
            })),
            graph: {
              ...facts.graph,
              peakedFunctions: facts.graph.peakedFunctions.map(item => ({
                ...item,
                analysis: null,
              })),
            },
          };
          const withBoth = {
            ...without,
            analysis: own,
            functions: without.functions.map(item => ({
              ...item,
              analysis: ofFunction,
            })),
          };
          const before = computeObjectives(without, defaultPolicy, NOW);
          const after = computeObjectives(withBoth, defaultPolicy, NOW);
          for (const name of objectiveNames) {
            const target = before[name].target.seconds ?? Infinity;
            const asked = [
              own?.[name],
              facts.functions.length > 0 ? ofFunction?.[name] : null,
            ].map(seconds => seconds ?? Infinity);
            expect(after[name].target.seconds ?? Infinity).toBe(
              Math.min(target, ...asked),
            );
          }
        },
      ),
    );
  });

  it('asks for nothing where it decides nothing', () => {
    expect(
      objectivesOf({
        fields: { tier: null },
        analysis: analysis({}),
        functions: [functionWith({ analysis: analysis({}) })],
        graph: graphWith(),
      }).rto.required,
    ).toEqual({ seconds: null, source: null });
  });
});
