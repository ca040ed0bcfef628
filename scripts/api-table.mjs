// Writes the table of operations in docs/api.md from the contract. A test fails
// when the table is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import prettier from 'prettier';
import { root } from './lib/process.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const { contract } = require(join(root, 'plugins/continuity-common/src'));

const file = join(root, 'docs/api.md');
const START = '<!-- operations: written by `yarn docs:api` -->';
const END = '<!-- /operations -->';

const rows = Object.entries(contract).map(([operation, route]) => {
  const { method, path, permission, also = [], summary } = route;
  const needs = permission === 'token' ? 'none' : `\`${permission.name}\``;
  const csv = also.includes('text/csv') ? 'yes' : '';
  return `| \`${operation}\` | \`${method} ${path}\` | ${summary} | ${needs} | ${csv} |`;
});
const table = [
  '| Operation | Route | Does | Permission | CSV |',
  '| --- | --- | --- | --- | --- |',
  ...rows,
].join('\n');

const text = readFileSync(file, 'utf8');
const start = text.indexOf(START);
const end = text.indexOf(END);
if (start < 0 || end < start) {
  throw new Error(`${file} has no place for the table`);
}
const changed = `${text.slice(0, start)}${START}\n\n${table}\n\n${text.slice(
  end,
)}`;
writeFileSync(
  file,
  prettier.format(changed, {
    ...(await prettier.resolveConfig(file)),
    parser: 'markdown',
  }),
);
