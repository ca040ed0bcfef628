// The Yarn that package.json names, on a machine that may have nothing but
// Node: no corepack, no global Yarn.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from './process.mjs';

const { packageManager } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const version = packageManager.split('@')[1].split('+')[0];

/** Runs a command line in which `yarn` can be found. */
export function runWithYarn(command, options = {}) {
  return run(
    'npm',
    [
      'exec',
      '--yes',
      `--package=@yarnpkg/cli-dist@${version}`,
      '--',
      ...command,
    ],
    {
      shell: process.platform === 'win32',
      ...options,
      env: { ...withNodeHeaders(process.env), ...options.env },
    },
  );
}

/**
 * Node's own headers, where they were installed beside it, spare node-gyp a
 * download when a native module has no prebuilt binary.
 */
function withNodeHeaders(env) {
  const prefix = dirname(dirname(process.execPath));
  return !env.npm_config_nodedir &&
    existsSync(join(prefix, 'include/node/node.h'))
    ? { ...env, npm_config_nodedir: prefix }
    : env;
}
