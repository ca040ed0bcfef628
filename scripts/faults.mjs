// Three replicas on one PostgreSQL, people at work on them, and faults one after
// the other; then everything that was acknowledged is looked for.
//
// --seed <number>   repeats the choices of an earlier run
// --minutes <number>  how long the faults go on, 2.5 unless given
// --only <pattern>  only the faults whose name matches
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stage } from './faults/Stage.mjs';
import { report } from './faults/report.mjs';
import { root } from './lib/process.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '2.5' },
    only: { type: 'string' },
  },
});
const options = {
  seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
  minutes: Number(values.minutes),
  only: values.only,
  logs: join(root, 'test-results'),
};
mkdirSync(options.logs, { recursive: true });
console.log(`Seed ${options.seed}`);

let passed = false;
const stage = new Stage(options);
try {
  await stage.start();
  passed = report(await stage.play(), options);
} catch (error) {
  console.error(error);
} finally {
  await stage.stop();
}
process.exit(passed ? 0 : 1);
