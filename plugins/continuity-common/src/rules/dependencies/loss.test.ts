import { groupOf, needFor, nodeWith, own } from './__testUtils__/graphs';
import { DependencyGraph } from './graph';
import { simulateLoss } from './loss';
import type { LossOutcome } from './lossOutcome';
import type { DependencyNode, Need } from './node';

const MINUTE = 60;

function service(
  entityRef: string,
  minutes: number | null,
  needs: Need[] = [],
): DependencyNode {
  const seconds = minutes === null ? null : minutes * MINUTE;
  return nodeWith({ entityRef, own: own(seconds), needs });
}

function lose(
  nodes: DependencyNode[],
  lost: string[],
  targets: Record<string, number> = {},
) {
  return simulateLoss(DependencyGraph.of(nodes), new Set(lost), {
    objectives: ref => ({
      targetRto: ref in targets ? targets[ref] * MINUTE : null,
      requiredRto: null,
    }),
  });
}

/** Who is back when, in minutes, in the order of recovery. */
function timeline({ down }: LossOutcome) {
  return down.map(
    ({ entityRef, startsAt, endsAt }) =>
      `${entityRef} ${startsAt / MINUTE}-${endsAt / MINUTE}`,
  );
}

describe('a group', () => {
  const nodes = [
    service('shop', 5, [groupOf(['db-1', 'db-2', 'db-3'], 2, 3 * MINUTE)]),
    service('portal', 1, [needFor('shop')]),
    service('db-1', 10),
    service('db-2', 20),
    service('db-3', 30),
  ];

  it('of which enough stand fails over', () => {
    const outcome = lose(nodes, ['db-1']);
    expect(timeline(outcome)).toEqual(['db-1 0-10']);
    expect([...outcome.affected]).toEqual([
      ['portal', 3 * MINUTE],
      ['shop', 3 * MINUTE],
    ]);
  });

  it('of which too few stand is back with the first that are enough', () => {
    const outcome = lose(nodes, ['db-2', 'db-3', 'shop'], { 'db-2': 20 });
    expect(timeline(outcome)).toEqual([
      'db-2 0-20',
      'db-3 0-30',
      'shop 20-25',
      'portal 25-25',
    ]);
    expect(outcome.down[2].waitsFor).toEqual(['db-2']);
    expect(outcome.criticalPath).toEqual(['db-3']);
    expect(outcome.affected.size).toBe(0);
  });

  it('of which the failover is unknown makes a lower bound', () => {
    const unknown = [
      service('shop', 5, [groupOf(['db-1', 'db-2'])]),
      service('portal', 1, [needFor('shop'), needFor('cache')]),
      service('cache', 2),
      service('db-1', 10),
      service('db-2', 20),
    ];
    const outcome = lose(unknown, ['db-1', 'cache']);
    expect(timeline(outcome)).toEqual(['cache 0-2', 'db-1 0-10', 'portal 2-2']);
    expect(outcome.missing).toEqual([{ what: 'failover', entityRef: 'shop' }]);
    expect(
      outcome.down.map(({ entityRef, lowerBound }) => [entityRef, lowerBound]),
    ).toEqual([
      ['cache', false],
      ['db-1', false],
      ['portal', true],
    ]);
  });
});

describe('a cycle', () => {
  const nodes = [
    service('orders', 10, [needFor('stock')]),
    service('stock', 20, [needFor('orders'), needFor('db')]),
    service('db', 5),
    service('web', 1, [needFor('orders')]),
  ];

  it('is recovered one after another, the most urgent first', () => {
    const outcome = lose(nodes, ['orders', 'stock', 'db', 'web'], {
      stock: 40,
      orders: 30,
    });
    expect(timeline(outcome)).toEqual([
      'db 0-5',
      'orders 5-35',
      'stock 15-35',
      'web 35-36',
    ]);
    expect(outcome.criticalPath).toEqual(['db', 'orders', 'stock', 'web']);
    expect(outcome.down[1]).toMatchObject({
      cycle: 'orders',
      slack: -5 * MINUTE,
      waitsFor: ['stock'],
    });
  });

  it('takes no time of members that merely wait', () => {
    expect(timeline(lose(nodes, ['stock']))).toEqual([
      'orders 0-20',
      'stock 0-20',
      'web 20-20',
    ]);
  });
});

describe('what is needed only to recover', () => {
  const nodes = [
    service('shop', 10, [needFor('backup', { use: 'recovery' })]),
    service('web', 1, [needFor('shop')]),
    service('backup', 30),
  ];

  it('takes nothing down that stands', () => {
    expect(timeline(lose(nodes, ['backup']))).toEqual(['backup 0-30']);
  });

  it('is waited for by what is lost', () => {
    const outcome = lose(nodes, ['backup', 'shop']);
    expect(timeline(outcome)).toEqual([
      'backup 0-30',
      'shop 30-40',
      'web 40-40',
    ]);
    expect(outcome.down.map(step => [step.lost, step.waitsFor])).toEqual([
      [true, []],
      [true, ['backup']],
      [false, ['shop']],
    ]);
  });
});

describe('the order', () => {
  it('takes the least slack first, and what has no target last', () => {
    const nodes = ['a', 'b', 'c', 'd'].map(ref => service(ref, 10));
    const outcome = lose(nodes, ['a', 'b', 'c', 'd'], { b: 60, c: 0, d: 30 });
    expect(timeline(outcome).map(step => step[0])).toEqual([
      'c',
      'd',
      'b',
      'a',
    ]);
    expect(outcome.down[0].slack).toBe(-10 * MINUTE);
  });

  it('counts as missing what is unknown and what is not there', () => {
    const outcome = lose(
      [service('shop', null, [needFor('gone')]), service('web', 0)],
      ['shop', 'web'],
    );
    expect(outcome).toMatchObject({
      seconds: 0,
      lowerBound: true,
      missing: [
        { what: 'entity', entityRef: 'gone' },
        { what: 'own-time', entityRef: 'shop' },
      ],
    });
    expect(outcome.down.map(step => step.lowerBound)).toEqual([true, false]);
  });
});
