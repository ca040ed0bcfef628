// Measures speed beside what people would use instead, see bench/README.md: a
// PostgreSQL that keeps what it has acknowledged, and the driver beside it.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './lib/postgres.mjs';
import { root, runNode } from './lib/process.mjs';

const args = process.argv.slice(2);
// Loaded catalogs are kept here, so that a second run is quick.
const folder = join(tmpdir(), 'backstage-continuity-bench');
mkdirSync(folder, { recursive: true });

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
} finally {
  await postgres?.stop();
}
