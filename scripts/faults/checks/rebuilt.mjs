import { PEOPLE } from '../company.mjs';
import { apiOf } from '../people.mjs';
import { until } from '../until.mjs';

/** What is computed, but for when it was. */
const computed = {
  posture: ['evaluated_at'],
  posture_findings: [],
  posture_functions: [],
  dependency_nodes: [],
  dependency_results: [],
  dependency_edges: [],
};

export async function rebuilt({ query, tokens, replicas }) {
  const api = apiOf(tokens[PEOPLE[0]], () => replicas.find(one => one.lives));
  const settled = () =>
    until('everything is evaluated', async () => {
      const { pendingChanges } = await api.getState();
      return pendingChanges === 0;
    });
  const read = async () => {
    const tables = {};
    for (const [table, times] of Object.entries(computed)) {
      const rows = await query(`select * from ${table}`);
      for (const row of rows) times.forEach(name => delete row[name]);
      tables[table] = rows.map(row => JSON.stringify(row)).sort();
    }
    return tables;
  };
  await settled();
  const before = await read();
  await query('delete from posture_findings');
  await query('delete from posture_functions');
  await query('delete from posture');
  await api.startSync({ body: { rebuild: true } });
  await settled();
  const after = await read();
  return Object.keys(computed).flatMap(table => {
    const lost = before[table].filter(row => !after[table].includes(row));
    const others = after[table].filter(row => !before[table].includes(row));
    return lost.length + others.length === 0 && before[table].length > 0
      ? []
      : [
          `${table}: of ${before[table].length} rows, ${lost.length} came out different: ${lost[0]} is now ${others[0]}`,
        ];
  });
}
