import fc from 'fast-check';
import { entityFacts } from '../__testUtils__/arbitraries';
import {
  factsWith,
  functionWith,
  graphWith,
  groupWith,
  HOUR,
  needWith,
  peakWith,
} from '../__testUtils__/facts';
import { defaultPolicy } from '../policy';
import { facetChanges } from './facets';
import { facetsOf, functionFacetsOf } from './factFacets';

const of = (facts: Parameters<typeof factsWith>[0]) =>
  facetsOf(factsWith(facts), defaultPolicy);

describe('facetsOf', () => {
  it('says what a record about an entity rests on', () => {
    expect(
      of({
        fields: { tier: 'essential', rto: 0, wrt: 60 },
        functions: [
          functionWith({
            entityRef: 'vitalbusinessfunction:default/b',
            rto: 2 * HOUR,
            peaks: [peakWith({ rto: 60, rrule: 'FREQ=DAILY' })],
          }),
          functionWith({ entityRef: 'vitalbusinessfunction:default/a' }),
        ],
        graph: graphWith({
          needs: [
            needWith('resource:default/db', 60, { strength: 'soft' }),
            groupWith(1, { 'resource:default/w': 1, 'resource:default/e': 1 }),
          ],
        }),
        analysis: { recordId: 'bia', rto: HOUR, rpo: null, mtpd: null },
        records: [
          {
            recordId: 'bia',
            type: 'dossier',
            provides: ['analysis'],
            approved: { revision: 3, approvedAt: '2026-01-01', content: {} },
            open: { revision: 4, state: 'draft' },
            lastReviewedAt: null,
            fingerprint: null,
          },
        ],
      }),
    ).toEqual({
      owner: 'group:default/online',
      tier: 'essential',
      location: null,
      declared: { rto: 0, rpo: 24 * HOUR, mtpd: 72 * HOUR, wrt: 60 },
      // Outside of the peak.
      required: { rto: HOUR, rpo: null, mtpd: null },
      functions: [
        'vitalbusinessfunction:default/a',
        'vitalbusinessfunction:default/b',
      ],
      dependencies: [
        {
          anyOf: ['resource:default/e', 'resource:default/w'],
          required: 1,
          strength: 'hard',
          use: 'operation',
          data: null,
        },
        {
          ref: 'resource:default/db',
          strength: 'soft',
          use: 'operation',
          data: null,
        },
      ],
      analysis: { recordId: 'bia', revision: 3 },
    });
  });

  it('does not depend on the order in which facts come', () => {
    fc.assert(
      fc.property(entityFacts, facts => {
        const reversed = {
          ...facts,
          functions: [...facts.functions].reverse(),
          graph: { ...facts.graph, needs: [...facts.graph.needs].reverse() },
        };
        expect(
          facetChanges(
            facetsOf(facts, defaultPolicy),
            facetsOf(reversed, defaultPolicy),
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('functionFacetsOf', () => {
  it('says what a record about a function rests on', () => {
    const fields = { rto: HOUR, rpo: 0, mtpd: null, wrt: null };
    const facets = functionFacetsOf({
      ownerRef: null,
      fields,
      supporters: ['component:default/b', 'component:default/a'],
    });
    expect(facets).toEqual({
      owner: null,
      declared: fields,
      functions: ['component:default/a', 'component:default/b'],
    });
    expect(
      functionFacetsOf({ ownerRef: null, fields, supporters: [], records: [] })
        .analysis,
    ).toBeNull();
  });
});
