import type { RollupRow } from '@backstage-continuity/plugin-continuity-common';
import { tally } from '../__testUtils__';
import { worstGroups } from './worstGroups';

interface Group {
  key: string;
  gap?: number;
  overdue?: number;
  below?: Group[];
}

function sum(group: Group, name: 'gap' | 'overdue'): number {
  return (group.below ?? []).reduce(
    (total, other) => total + sum(other, name),
    group[name] ?? 0,
  );
}

function lineOf(group: Group): RollupRow {
  return {
    ...tally({ gap: sum(group, 'gap'), overdue: sum(group, 'overdue') }),
    key: group.key,
    title: group.key,
    direct: 1,
    hasChildren: group.below !== undefined,
  };
}

/** Answers as the rollup does, and remembers what it was asked. */
function organisation(groups: Group[]) {
  const asked: (string | undefined)[] = [];
  const find = (among: Group[], key: string): Group | undefined =>
    among
      .map(group => (group.key === key ? group : find(group.below ?? [], key)))
      .find(Boolean);
  return {
    asked,
    linesUnder: async (parent?: string) => {
      asked.push(parent);
      const under =
        parent === undefined ? groups : find(groups, parent)?.below ?? [];
      return under.map(lineOf);
    },
  };
}

describe('worstGroups', () => {
  it('finds the teams with most gaps and overdue, not what is above them', async () => {
    const { linesUnder } = organisation([
      {
        key: 'company',
        below: [
          {
            key: 'shops',
            below: [{ key: 'tills', gap: 1, overdue: 2 }, { key: 'stock' }],
          },
          { key: 'web', below: [{ key: 'cart', gap: 5 }] },
          { key: 'staff', below: [{ key: 'payroll', overdue: 1 }] },
        ],
      },
    ]);
    expect(await worstGroups(linesUnder, 2)).toEqual([
      { key: 'cart', title: 'cart', gap: 5, overdue: 0 },
      { key: 'tills', title: 'tills', gap: 1, overdue: 2 },
    ]);
  });

  it('counts what a group owns itself beside its subgroups', async () => {
    const { linesUnder } = organisation([
      { key: 'web', gap: 3, below: [{ key: 'cart', overdue: 1 }] },
    ]);
    expect(await worstGroups(linesUnder, 3)).toEqual([
      { key: 'web', title: 'web', gap: 3, overdue: 0 },
      { key: 'cart', title: 'cart', gap: 0, overdue: 1 },
    ]);
  });

  it('names nobody when all is well', async () => {
    const { linesUnder } = organisation([
      { key: 'web', below: [{ key: 'cart' }] },
    ]);
    expect(await worstGroups(linesUnder, 3)).toEqual([]);
  });

  it('finds them among hundreds of teams, opening only what may hold them', async () => {
    const groups = Array.from({ length: 12 }, (_, area) => ({
      key: `area-${area}`,
      below: Array.from({ length: 50 }, (__, team) => ({
        key: `team-${area}-${team}`,
        gap: (area * 7 + team * 3) % 11,
        overdue: area === 7 && team < 3 ? 100 + team : 0,
      })),
    }));
    const { linesUnder, asked } = organisation(groups);
    const worst = await worstGroups(linesUnder, 3);
    expect(worst.map(({ key }) => key).sort()).toEqual([
      'team-7-0',
      'team-7-1',
      'team-7-2',
    ]);
    expect(asked).toHaveLength(13);
  });

  it('does not ask for ever', async () => {
    const groups = Array.from({ length: 300 }, (_, area) => ({
      key: `area-${area}`,
      below: [
        { key: `team-${area}`, gap: 1 },
        { key: `crew-${area}`, gap: 1 },
      ],
    }));
    const { linesUnder, asked } = organisation(groups);
    expect(await worstGroups(linesUnder, 3)).toHaveLength(3);
    expect(asked.length).toBeLessThan(25);
  });
});
