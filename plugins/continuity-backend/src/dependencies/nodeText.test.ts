import type { DependencyNode } from '@backstage-continuity/plugin-continuity-common';
import fc from 'fast-check';
import { alone, toFacts, toKnownNode, toNode, toResults } from './nodeText';
import type { KnownNode } from './rows';
import { lengthen, shorten } from './words';

const REF = 'component:default/checkout';
const undecided = { seconds: null, source: null };
const none = { rto: undecided, rpo: undecided, mtpd: undecided };

const plain: DependencyNode = {
  entityRef: REF,
  needs: [],
  holdsData: false,
  declared: none,
  asked: none,
  functions: [],
  peaked: [],
  peaks: '[]',
  own: undecided,
  location: null,
  tierRank: 0,
};

const full: DependencyNode = {
  entityRef: REF,
  needs: [
    {
      ref: 'resource:default/stock',
      strength: 'hard',
      data: null,
      use: 'operation',
      declaredBy: 'relation',
    },
    {
      anyOf: ['component:default/a', 'component:default/b'],
      required: 1,
      failover: 0,
      strength: 'soft',
      data: true,
      use: 'recovery',
      declaredBy: 'block',
    },
  ],
  holdsData: true,
  declared: {
    rto: { seconds: 0, source: { type: 'file' } },
    rpo: { seconds: 60, source: { type: 'tier', tier: 'essential' } },
    mtpd: undecided,
  },
  asked: none,
  functions: ['vitalbusinessfunction:default/selling'],
  peaked: ['vitalbusinessfunction:default/selling'],
  peaks: '[[{"name":"sale"}]]',
  own: { seconds: 0, source: { type: 'declared' } },
  location: { site: 'east', region: null, provider: null },
  tierRank: 2,
};

describe('text of a node', () => {
  it('is that of whatever JSON it stands for', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        expect(lengthen(shorten(json))).toBe(json);
      }),
    );
    const hostile = JSON.stringify(['\u0001', '\u001f', '{"seconds":', '","x']);
    expect(lengthen(shorten(hostile))).toBe(hostile);
  });

  it.each([plain, full])('says all of the node and nothing usual', node => {
    const facts = toFacts(node, ['service', 'java']);
    expect(toNode({ entity_ref: REF, facts })).toEqual(node);
    expect(facts.length).toBeLessThan(JSON.stringify(node).length / 2);
    expect(toFacts(node, ['service'])).not.toBe(facts);
  });

  it.each([plain, full])('is nothing for what a node is by itself', node => {
    const known = { node, ...alone(node) };
    const facts = toFacts(node, []);
    expect(toResults(known)).toBe(null);
    expect(
      toKnownNode({ id: 1, entity_ref: REF, facts, results: null }),
    ).toEqual(known);
  });

  it.each([plain, full])('says what others add, nothing at all too', node => {
    const known: KnownNode = {
      node,
      inherited: {
        required: {
          rto: {
            seconds: 0,
            source: {
              type: 'dependent',
              path: ['component:default/web'],
              steps: 1,
              origin: { type: 'file' },
            },
          },
          rpo: undecided,
          mtpd: undecided,
        },
        peaked: [],
        serves: null,
      },
      forecast: {
        seconds: 0,
        lowerBound: false,
        missing: null,
        next: 'resource:default/stock',
        loop: null,
      },
    };
    const results = toResults(known);
    const facts = toFacts(node, []);
    expect(toKnownNode({ id: 1, entity_ref: REF, facts, results })).toEqual(
      known,
    );
  });
});
