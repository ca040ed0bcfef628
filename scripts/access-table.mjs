// Writes the table of who may what in docs/permissions.md from the data that the
// tests assert. With --check it only says whether the table is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import prettier from 'prettier';
import { root } from './lib/process.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const { accessTable, actionTable, callers } = require(join(
  root,
  'plugins/continuity-backend/src/__testUtils__/accessTable',
));

const file = join(root, 'docs/permissions.md');
const START = '<!-- access: written by `yarn docs:access` -->';
const END = '<!-- /access -->';

const marks = { y: 'yes', '-': '', c: 'if' };
const line = cells => `| ${cells.join(' | ')} |`;
const names = Object.keys(callers);
const section = [
  ...names.map(name => `- **${name}**: ${callers[name]}`),
  '',
  line(['Operation', ...names, 'Provided that']),
  line(['---', ...names.map(() => '---'), '---']),
  ...accessTable.map(({ operation, outcomes, condition = '' }) =>
    line([
      `\`${operation}\``,
      ...[...outcomes].map(outcome => marks[outcome]),
      condition,
    ]),
  ),
  '',
  'By who wrote it, also among those who may do everything:',
  '',
  ...actionTable.map(
    ({ operation, action, allowed }) =>
      `- \`${operation}\` ${action}: ${allowed ? 'yes' : 'no'}`,
  ),
].join('\n');

const text = readFileSync(file, 'utf8');
const start = text.indexOf(START);
const end = text.indexOf(END);
if (start < 0 || end < start) {
  throw new Error(`${file} has no place for the table`);
}
const written = await prettier.format(
  `${text.slice(0, start)}${START}\n\n${section}\n\n${text.slice(end)}`,
  { ...(await prettier.resolveConfig(file)), parser: 'markdown' },
);
if (!process.argv.includes('--check')) {
  writeFileSync(file, written);
} else if (written !== text) {
  throw new Error(`${file} is out of date; run \`yarn docs:access\``);
}
