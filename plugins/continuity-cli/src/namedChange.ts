import { resolve } from 'node:path';
import { readCatalogFile } from './catalogFile';
import type { Change } from './change';
import { isFolder, readText, reportedPath, textOf, yamlBelow } from './files';

/** The change that named files are, and the catalog files in named folders. */
export async function namedChange(options: {
  cwd: string;
  root: string;
  paths: string[];
}): Promise<Change> {
  const { cwd, root, paths } = options;
  const change: Change = { documents: [], removed: [], leftOut: [] };
  const seen = new Set<string>();
  const take = (file: string, text: string | null, named: boolean) => {
    const path = reportedPath(root, file);
    if (text === null || seen.has(path)) return;
    seen.add(path);
    if (readCatalogFile(text).isCatalog) {
      change.documents.push({ path, text });
    } else if (named) {
      change.leftOut.push(path);
    }
  };
  for (const name of paths) {
    const path = resolve(cwd, name);
    if (await isFolder(path, name)) {
      for (const file of await yamlBelow(path)) {
        take(file, await textOf(file), false);
      }
    } else {
      take(path, await readText(path), true);
    }
  }
  return change;
}
