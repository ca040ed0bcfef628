import type { Client } from '../driver/client';
import type { Measure } from '../driver/context';
import { bareTree } from '../driver/floors';
import { get, timed } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';
import { groups, type Group } from '../generator';

const ROLLUP = '/api/continuity/rollup?by=group&limit=500';

/** The groups that others are below, by the level that they are on. */
function parentsByLevel(): Group[][] {
  const parents = new Set(groups.map(({ parent }) => parent));
  const levels: Group[][] = [];
  let level = groups.filter(({ parent }) => parent === null);
  while (level.some(group => parents.has(group))) {
    levels.push(level.filter(group => parents.has(group)));
    const above = level;
    level = groups.filter(({ parent }) => parent && above.includes(parent));
  }
  return levels;
}

/** One level after the other, as who comes to know the tree must ask. */
async function wholeTree(client: Client, levels: Group[][]) {
  await client.get(ROLLUP);
  for (const level of levels) {
    await Promise.all(
      level.map(({ ref }) => client.get(`${ROLLUP}&parent=${ref}`)),
    );
  }
}

export const tree: Measure = {
  name: 'whole group tree beside recursive SQL',
  async run({ n, options, databases, reader, report }) {
    const levels = parentsByLevel();
    const samples = await interleave(
      {
        tree: timed(() => wholeTree(reader, levels)),
        root: get(reader, ROLLUP),
        sql: timed(bareTree(databases.of('continuity'))),
      },
      { rounds: options.rounds, turns: 3 },
    );
    const spread = ratios(samples, round => round.tree / round.sql);
    report.add({
      ...spread,
      target: 'tree',
      n,
      value: spread.median,
      parts: {
        tree: median(samples.tree),
        root: median(samples.root),
        sql: median(samples.sql),
      },
      note: `${1 + levels.flat().length} requests for all levels`,
    });
  },
};
