import { join, resolve } from 'node:path';
import { readCatalogFile, type CatalogFile } from './catalogFile';
import type { Change } from './change';
import { isWithin, isYaml, textOf } from './files';
import { changedFiles, fileAt, forkPoint, type ChangedFile } from './git';

/**
 * The change since a branch, tag or commit: the catalog files that differ, and
 * the entities that they described then and none of them describes now.
 */
export async function branchChange(options: {
  cwd: string;
  /** Of the repository. */
  root: string;
  base: string;
  /** Only what is in or below these. */
  paths: string[];
}): Promise<Change> {
  const { cwd, root, base, paths } = options;
  const limits = paths.map(path => resolve(cwd, path));
  const isAsked = ({ path }: ChangedFile) =>
    limits.length === 0 ||
    limits.some(limit => isWithin(limit, join(root, path)));

  const commit = await forkPoint(root, base);
  const change: Change = { documents: [], removed: [], leftOut: [] };
  const before = new Set<string>();
  const now = new Set<string>();
  for (const file of await changedFiles(root, commit)) {
    if (!isYaml(file.path)) continue;
    const text = file.isThere ? await textOf(join(root, file.path)) : null;
    const current = text === null ? null : readCatalogFile(text);
    // All count, asked for or not: an entity may have moved from one to another.
    current?.entityRefs.forEach(ref => now.add(ref));
    if (!isAsked(file)) continue;
    if (text !== null && current?.isCatalog) {
      change.documents.push({ path: file.path, text });
    }
    if (file.wasThere && isComplete(current)) {
      const then = readCatalogFile(await fileAt(root, commit, file.path));
      then.entityRefs.forEach(ref => before.add(ref));
    }
  }
  change.removed = [...before].filter(ref => !now.has(ref)).sort();
  return change;
}

/** What an unreadable file leaves out was not taken away on purpose. */
function isComplete(file: CatalogFile | null): boolean {
  return file === null || file.isReadable;
}
