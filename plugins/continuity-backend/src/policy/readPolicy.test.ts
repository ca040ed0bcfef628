import { mockServices } from '@backstage/backend-test-utils';
import { defaultPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { JsonObject } from '@backstage/types';
import { readPolicy } from './readPolicy';

const read = (continuity: JsonObject) =>
  readPolicy(mockServices.rootConfig({ data: { continuity } }));

describe('readPolicy', () => {
  it('answers the default policy where nothing is configured', () => {
    expect(readPolicy(mockServices.rootConfig({ data: {} }))).toEqual({
      policy: defaultPolicy,
      imports: [],
      sync: {
        frequency: { minutes: 2 },
        pageSize: 500,
        answerWithin: { seconds: 30 },
      },
    });
  });

  it('refuses tiers that ask for more approvals than there are levels', () => {
    expect(() =>
      read({
        tiers: [{ name: 'gold', approvals: 2 }],
        records: { approvers: { 'risk-assessment': ['owner'] } },
      }),
    ).toThrow(
      'continuity.tiers[0].approvals: expected at most 1: records.approvers names no more levels for risk-assessment',
    );
  });

  it('reads spans as whole seconds, none tolerated apart from not decided', () => {
    const { policy, imports, sync } = read({
      scope: { kind: 'Component', 'spec.lifecycle': { $in: ['production'] } },
      tiers: [
        {
          name: 'gold',
          title: 'Gold',
          rto: '4h',
          rpo: 0,
          reviewEvery: 'P6M',
          tests: [{ area: 'continuity', type: 'full', every: 'P1Y' }],
        },
        { name: 'silver' },
      ],
      warnBefore: 'P30D',
      roles: { continuityManager: ['Group:default/Resilience'] },
      imports: [
        { target: '../history.yaml', schedule: { frequency: '1h30m' } },
        { target: 'https://example.org/history.yaml' },
      ],
      sync: { frequency: { seconds: 30 }, pageSize: 50, answerWithin: '1m' },
    });

    expect(policy.scope).toEqual({
      kind: 'Component',
      'spec.lifecycle': { $in: ['production'] },
    });
    expect(policy.tiers).toEqual([
      {
        name: 'gold',
        title: 'Gold',
        description: null,
        rto: 14_400,
        rpo: 0,
        mtpd: null,
        reviewEvery: 'P6M',
        tests: [{ area: 'continuity', type: 'full', every: 'P1Y' }],
        records: [],
        redundancy: false,
        approvals: 0,
      },
      expect.objectContaining({ name: 'silver', title: 'silver', rto: null }),
    ]);
    expect(policy.warnBefore).toBe('P30D');
    expect(policy.exceptionMaximum).toBe(defaultPolicy.exceptionMaximum);
    expect(policy.roles).toEqual({
      ...defaultPolicy.roles,
      continuityManager: ['group:default/resilience'],
    });
    expect(imports).toEqual([
      { target: '../history.yaml', schedule: { frequency: { seconds: 5400 } } },
      { target: 'https://example.org/history.yaml' },
    ]);
    expect(sync).toEqual({
      frequency: { seconds: 30 },
      pageSize: 50,
      answerWithin: { seconds: 60 },
    });
  });

  it.each([
    [{}, { enabled: null, repeatEvery: 'P14D', escalateAfter: 'P30D' }],
    [
      {
        reminders: { enabled: true, repeatEvery: 'P7D', escalateAfter: false },
      },
      { enabled: true, repeatEvery: 'P7D', escalateAfter: null },
    ],
  ])('reads of reminders %j', (data, expected) => {
    expect(read(data).policy.reminders).toEqual(expected);
  });

  it.each([
    [{ tires: [] }, 'continuity.tires: expected no such key'],
    [
      { tiers: [{ name: 'a' }, { name: 'b', rto: '4 hours' }] },
      'continuity.tiers[1].rto: expected a duration',
    ],
    [{ tiers: [{ name: 'a', rto: 60 }] }, 'continuity.tiers[0].rto: expected'],
    [
      { tiers: [{ name: 'a', rot: '1h' }] },
      'continuity.tiers[0].rot: expected no such key',
    ],
    [{ tiers: [] }, 'continuity.tiers: '],
    [
      { reminders: { repeatEvery: 'PT1H' } },
      'continuity.reminders.repeatEvery: expected a calendar period',
    ],
    [
      { reminders: { escalateAfter: true } },
      'continuity.reminders.escalateAfter: expected a calendar period such as P30D, or false',
    ],
    [
      { tiers: [{ name: 'a' }, { name: 'a' }] },
      'continuity.tiers[1].name: expected another name: a is taken',
    ],
    [
      { tiers: [{ name: 'unclassified' }] },
      'continuity.tiers[0].name: expected another name',
    ],
    [
      { tiers: [{ name: 'a', reviewEvery: 'PT4H' }] },
      'continuity.tiers[0].reviewEvery: expected a calendar period',
    ],
    [
      {
        tiers: [
          {
            name: 'a',
            tests: [{ area: 'fire', type: 'full', every: 'P1Y' }],
          },
        ],
      },
      'continuity.tiers[0].tests[0].area: ',
    ],
    [
      {
        tiers: [
          {
            name: 'a',
            tests: [
              { area: 'security', type: 'full', every: 'P1Y' },
              { area: 'security', type: 'full', every: 'P2Y' },
            ],
          },
        ],
      },
      'continuity.tiers[0].tests[1]: expected another area or type',
    ],
    [{ warnBefore: 'soon' }, 'continuity.warnBefore: expected'],
    [{ scope: 'Component' }, 'continuity.scope: expected a filter predicate'],
    [{ scope: { $some: [] } }, 'continuity.scope: expected a filter predicate'],
    [
      { roles: { manager: ['user:default/anna'] } },
      'continuity.roles.manager: expected no such key',
    ],
    [
      { roles: { riskManager: ['anna'] } },
      'continuity.roles.riskManager[0]: expected an entity reference',
    ],
    [{ imports: [{}] }, 'continuity.imports[0].target: '],
    [{ sync: { pageSize: 0 } }, 'continuity.sync.pageSize: '],
    [
      { sync: { answerWithin: 'PT0S' } },
      'continuity.sync.answerWithin: expected more than no time',
    ],
    [
      { sync: { frequency: 'often' } },
      'continuity.sync.frequency: expected more than no time',
    ],
    [
      { sync: { frequency: { minutes: 0 } } },
      'continuity.sync.frequency: expected more than no time',
    ],
  ])('stops at %j', (continuity, message) => {
    expect(() => read(continuity as JsonObject)).toThrow(message);
  });

  it('names all mistakes at once', () => {
    expect(() => read({ colour: 'red', warnBefore: 'soon' })).toThrow(
      /continuity\.warnBefore.*continuity\.colour|continuity\.colour.*continuity\.warnBefore/,
    );
  });
});
