import { spawnSync } from 'node:child_process';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Where this machine's Chromium is; undefined: let Playwright use its own. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0) {
      return stdout.trim();
    }
  }
  return undefined;
}
