// Installs the workspaces with the Yarn that package.json names, on a machine
// that may have nothing but Node: no corepack, no global Yarn.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
const yarnVersion = packageManager.split('@')[1].split('+')[0];

// Node's own headers, where they were installed beside it, spare node-gyp a
// download when a native module has no prebuilt binary.
const prefix = dirname(dirname(process.execPath));
const env = { ...process.env };
if (
  !env.npm_config_nodedir &&
  existsSync(join(prefix, 'include/node/node.h'))
) {
  env.npm_config_nodedir = prefix;
}

const { status } = spawnSync(
  'npm',
  [
    'exec',
    '--yes',
    `--package=@yarnpkg/cli-dist@${yarnVersion}`,
    '--',
    'yarn',
    'install',
    ...(process.argv.includes('--mutable') ? [] : ['--immutable']),
  ],
  { stdio: 'inherit', env, shell: process.platform === 'win32' },
);
process.exit(status ?? 1);
