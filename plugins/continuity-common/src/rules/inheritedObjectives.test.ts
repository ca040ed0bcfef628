import type { FigureOrigin, FigureSource } from '../model/objectives';
import {
  factsWith,
  functionWith,
  graphWith,
  HOUR,
  MINUTE,
  NOW,
  peakWith,
} from './__testUtils__/facts';
import { evaluateChecks } from './checks';
import type { GraphFacts } from './facts';
import { computeObjectives } from './objectives';
import { defaultPolicy } from './policy';

const PEAK = '2026-12-25T00:00:00.000Z';
const [a, b] = ['a', 'b'].map(name => `vitalbusinessfunction:default/${name}`);
const [shop, cart] = ['shop', 'cart'].map(name => `component:default/${name}`);
const nothing = { seconds: null, source: null };

const along = (path: string[], origin: FigureOrigin): FigureSource => ({
  type: 'dependent',
  path,
  steps: path.length,
  origin,
});
const reach = (functionRef: string, path: string[], data = false) => {
  const way = { path, steps: path.length };
  return { functionRef, byTime: way, byData: data ? way : null };
};

function graphOf(
  required: Partial<GraphFacts['inherited']['required']>,
  peaked: GraphFacts['inherited']['peaked'] = [],
  peakedFunctions: GraphFacts['peakedFunctions'] = [],
) {
  const { inherited } = graphWith();
  return graphWith({
    inherited: {
      ...inherited,
      required: { ...inherited.required, ...required },
      peaked,
    },
    peakedFunctions,
  });
}

const required = (facts: Parameters<typeof factsWith>[0], now = NOW) => {
  const { rto, rpo, mtpd } = computeObjectives(
    factsWith(facts),
    defaultPolicy,
    now,
  );
  return { rto: rto.required, rpo: rpo.required, mtpd: mtpd.required };
};

describe('what dependents need', () => {
  it('is required along with its path, and aimed at where it is smaller', () => {
    const source = along([shop], { type: 'tier', tier: 'mission-critical' });
    const { rto, rpo } = computeObjectives(
      factsWith({
        fields: { tier: 'essential', rpo: 0 },
        graph: graphOf({
          rto: { seconds: 2 * HOUR, source },
          rpo: { seconds: 5 * MINUTE, source },
        }),
      }),
      defaultPolicy,
      NOW,
    );
    expect(rto.target).toEqual({ seconds: 2 * HOUR, source });
    expect(rpo.required).toEqual({ seconds: 5 * MINUTE, source });
    expect(rpo.target).toEqual({ seconds: 0, source: { type: 'file' } });
  });

  it('yields to a function of its own that needs as much', () => {
    const source = along([shop], { type: 'function', entityRef: a });
    const graph = graphOf({ rto: { seconds: HOUR, source } });
    const needs = (rto: number) =>
      required({ functions: [functionWith({ entityRef: b, rto })], graph }).rto;
    expect(needs(HOUR).source).toEqual({ type: 'function', entityRef: b });
    expect(needs(HOUR + 1).source).toEqual(source);
  });

  it('becomes smaller while a peak of a distant function lasts, never larger', () => {
    const peak = peakWith({ rto: HOUR, rpo: HOUR, mtpd: 9 * HOUR });
    const usual = { rto: 4 * HOUR, rpo: 2 * HOUR, mtpd: 8 * HOUR };
    const source = along([shop, cart], { type: 'function', entityRef: a });
    const figures = {
      rto: { seconds: usual.rto, source },
      mtpd: { seconds: usual.mtpd, source },
    };
    const asked = functionWith({ entityRef: a, ...usual, peaks: [peak] });
    const graph = graphOf(figures, [reach(a, [shop, cart])], [asked]);
    expect(required({ graph }, '2026-12-24T23:59:59.999Z')).toEqual({
      ...figures,
      rpo: nothing,
    });
    expect(required({ graph }, PEAK)).toEqual({
      rto: {
        seconds: HOUR,
        source: along([shop, cart], {
          type: 'function',
          entityRef: a,
          peak: 'year end',
        }),
      },
      // Its data does not pass, and a longer MTPD replaces none.
      rpo: nothing,
      mtpd: figures.mtpd,
    });
    const byData = graphOf(figures, [reach(a, [shop], true)], [asked]);
    expect(required({ graph: byData }, PEAK).rpo).toMatchObject({
      seconds: HOUR,
      source: { path: [shop], steps: 1 },
    });
    expect(required({ graph }, '2027-01-01T00:00:00.000Z')).toMatchObject(
      figures,
    );
  });

  it('comes from the nearest in a peak, then by function, then by peak', () => {
    const busy = (entityRef: string) =>
      functionWith({
        entityRef,
        peaks: [
          peakWith({ name: 'sale', rto: HOUR }),
          peakWith({ name: 'audit', rto: HOUR }),
        ],
      });
    const source = (fromA: string[], fromB: string[]) =>
      required(
        {
          graph: graphOf(
            {},
            [reach(b, fromB), reach(a, fromA)],
            [busy(b), busy(a)],
          ),
        },
        PEAK,
      ).rto.source;
    expect(source([shop, cart], [shop])).toMatchObject({
      steps: 1,
      origin: { entityRef: b, peak: 'audit' },
    });
    expect(source([shop], [cart])).toMatchObject({
      path: [shop],
      origin: { entityRef: a, peak: 'audit' },
    });
  });

  it('names in a finding who asks, and along which way', () => {
    const limits = (origin: FigureOrigin) =>
      evaluateChecks(
        factsWith({
          graph: graphOf({
            rto: { seconds: HOUR, source: along([shop, cart], origin) },
          }),
        }),
        defaultPolicy,
        NOW,
      ).find(
        ({ check }) => check === 'classification.tier-weaker-than-required',
      )?.figures;
    const own = {
      objective: 'rto',
      actual: 2 * HOUR,
      limit: HOUR,
      tier: 'mission-critical',
      along: [shop, cart],
    };
    expect(limits({ type: 'function', entityRef: a })).toEqual({
      ...own,
      requiredBy: a,
    });
    expect(limits({ type: 'tier', tier: 'gold' })).toEqual({
      ...own,
      requiredBy: shop,
    });
    expect(limits({ type: 'file' })).toEqual({ ...own, requiredBy: shop });
  });
});
