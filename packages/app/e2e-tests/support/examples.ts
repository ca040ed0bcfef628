import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the demo, which `yarn test:e2e` makes for these tests. */
export function demoFolder(): string {
  const folder = process.env.DEMO_FOLDER;
  if (!folder) throw new Error('Run these tests by `yarn test:e2e`');
  return folder;
}

/** Edits a catalog file of the example organisation, as its owner would. */
export function editCatalogFile(
  name: string,
  edit: [from: string, to: string],
) {
  const path = join(demoFolder(), 'examples/catalog', name);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(edit[0])) throw new Error(`${name} has no ${edit[0]}`);
  writeFileSync(path, text.replace(...edit));
}
