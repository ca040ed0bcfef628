import { lstat, readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CheckError } from './CheckError';

export const isYaml = (path: string) => /\.ya?ml$/i.test(path);

const skipped = new Set(['.git', 'node_modules']);

/** YAML files below a folder, in a steady order; links are not followed. */
export async function yamlBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async entry => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
          return skipped.has(entry.name) ? [] : yamlBelow(path);
        }
        return entry.isFile() && isYaml(entry.name) ? [path] : [];
      }),
  );
  return found.flat();
}

/** Whether a path is a folder; `name` is what it was called. */
export async function isFolder(path: string, name: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new CheckError(
      `There is no file or folder "${name}". Name catalog files, or the folders they are in.`,
      { cause: error },
    );
  }
}

/** A plain file's text; null for what is not a plain file, such as a link. */
export async function textOf(path: string): Promise<string | null> {
  const state = await lstat(path).catch(() => null);
  return state?.isFile() ? readText(path) : null;
}

export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CheckError(`"${path}" cannot be read.`, { cause: error });
  }
}

/** A path as reports name it: from the root, with slashes. */
export function reportedPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Whether a path is the folder or below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}
