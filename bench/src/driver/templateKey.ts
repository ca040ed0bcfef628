import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchPath } from './paths';

function versionOf(name: string): string {
  return JSON.parse(
    readFileSync(require.resolve(`${name}/package.json`), 'utf8'),
  ).version;
}

/** Names a loaded catalog by all that decides what is in it. */
export function templateKey(n: number, epoch: number): string {
  const generator = benchPath('src/generator');
  const hash = createHash('sha256');
  for (const file of readdirSync(generator).sort()) {
    if (file.endsWith('.test.ts')) continue;
    hash.update(readFileSync(join(generator, file)));
  }
  hash.update(versionOf('@backstage/plugin-catalog-backend'));
  hash.update(String(epoch));
  return `${n}_${hash.digest('hex').slice(0, 12)}`;
}
