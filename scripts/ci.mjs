// Everything that can fail, one step after another; a failure does not keep
// the later steps from telling theirs. Ends with the count of all tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backstageCli, root, run, runNode } from './lib/process.mjs';
import { runWithYarn } from './lib/yarn.mjs';

const bin = name => join(root, 'node_modules/.bin', name);
const results = join(root, 'test-results');
const jestResults = join(results, 'jest.json');
const faultResults = join(results, 'faults.json');
const playwrightResults = join(results, 'e2e.json');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const steps = [
  [
    'Unit, store, route and component tests',
    () =>
      run('npm', ['test', '--', '--json', `--outputFile=${jestResults}`], {
        shell: process.platform === 'win32',
      }),
  ],
  ['Types', () => run(bin('tsc'), [])],
  [
    'Lint',
    () => runNode([backstageCli, 'repo', 'lint', '--max-warnings', '0']),
  ],
  ['Formatting', () => run(bin('prettier'), ['--check', '.'])],
  [
    'Builds',
    () =>
      runWithYarn([process.execPath, backstageCli, 'repo', 'build', '--all']),
  ],
  ['Packages', () => runNode([join(root, 'scripts/check-packages.mjs')])],
  ['Faults', () => runNode([join(root, 'scripts/faults.mjs')])],
  ['Browser tests', () => runNode([join(root, 'scripts/e2e.mjs')])],
];

const failedSteps = [];
for (const [title, step] of steps) {
  console.log(`\n=== ${title}`);
  const started = Date.now();
  const code = await step().catch(error => {
    console.error(error);
    return 1;
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`=== ${title}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  if (code !== 0) {
    failedSteps.push(title);
  }
}

const jest = readJson(jestResults);
const faults = readJson(faultResults);
const browser = readJson(playwrightResults)?.stats;
const passed =
  (jest?.numPassedTests ?? 0) +
  (faults?.passed ?? 0) +
  (browser?.expected ?? 0) +
  (browser?.flaky ?? 0);
// A suite that does not even load has no tests to count, yet has failed.
const failed =
  (jest?.numFailedTests ?? 0) +
  (jest?.numRuntimeErrorTestSuites ?? 0) +
  (faults?.failed ?? 0) +
  (browser?.unexpected ?? 0);

console.log(
  failedSteps.length === 0
    ? '\nAll steps passed'
    : `\nFailed: ${failedSteps.join(', ')}`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failedSteps.length === 0 && failed === 0 ? 0 : 1);

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
