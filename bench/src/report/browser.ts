import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../driver/context';

const ROWS = ['card-bytes', 'card-requests', 'posture-depth'];

/** What was measured in the built app, with the example organisation. */
export function browserCosts(folder: string): Measured[] {
  const file = join(folder, 'browser.json');
  if (!existsSync(file)) return [];
  const figures = JSON.parse(readFileSync(file, 'utf8'));
  return ROWS.map(target => ({
    target,
    n: 0,
    value: Number(figures[target]),
    note: 'in the built app with the example organisation',
  }));
}
