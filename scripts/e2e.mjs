// Runs the browser tests against the real app and backend, in Chromium.
// --build builds the app afresh; other arguments go to Playwright.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { buildApp, startDemo } from './lib/demo.mjs';
import { root, runNode, takeFlags } from './lib/process.mjs';

const [flags, args] = takeFlags(process.argv.slice(2), '--build');
const results = join(root, 'test-results');
const logFile = join(results, 'backend.log');
mkdirSync(results, { recursive: true });

await buildApp({ force: flags.has('--build') });

let demo;
let exitCode = 1;
try {
  demo = await startDemo({ logFile });
  exitCode = await runNode(
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...args],
    {
      env: {
        ...process.env,
        PLAYWRIGHT_URL: demo.url,
        DEMO_FOLDER: demo.folder,
        CHROMIUM_PATH: findChromium(),
      },
    },
  );
} catch (error) {
  console.error(error.message);
} finally {
  await demo?.stop();
}
if (exitCode !== 0) {
  const lines = readFileSync(logFile, 'utf8')
    .trimEnd()
    .split('\n')
    .filter(line => !line.includes('incomingRequest'));
  console.error(`\nThe end of the backend's log, ${logFile}:\n`);
  console.error(lines.slice(-40).join('\n'));
}
process.exit(exitCode);
