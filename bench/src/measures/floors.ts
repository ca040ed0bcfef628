import type { Measure } from '../driver/context';
import { get, NO_OP, timed } from '../driver/samplers';
import type { Knex } from 'knex';
import { interleave, median } from '../driver/sampling';

const TURNS = 100;
const ROUNDS = 20;

/** After so many rounds all of it is compiled; before, it becomes quicker by itself. */
const WARM_UP = 20;

async function serverOf(knex: Knex): Promise<string> {
  if (knex.client.config.client !== 'pg') return 'SQLite';
  const { rows } = await knex.raw('show server_version');
  return `PostgreSQL ${rows[0].server_version}`;
}

/** Taken first and last: where they drift apart the figures between mean little. */
export const floors: Measure = {
  name: 'floors',
  always: true,
  async run({ n, databases, reader, report }) {
    const knex = databases.of('continuity');
    report.database = await serverOf(knex);
    const samples = await interleave(
      { noOp: get(reader, NO_OP), select: timed(() => knex.raw('select 1')) },
      { rounds: ROUNDS, turns: TURNS, warmUp: WARM_UP },
    );
    report.add({ target: 'floor-no-op', n, value: median(samples.noOp) });
    report.add({ target: 'floor-select', n, value: median(samples.select) });
  },
};
