// Installs the workspaces, on a machine that may have nothing but Node.
// --mutable lets the lockfile change.
import { runWithYarn } from './lib/yarn.mjs';

process.exitCode = await runWithYarn([
  'yarn',
  'install',
  ...(process.argv.includes('--mutable') ? [] : ['--immutable']),
]);
