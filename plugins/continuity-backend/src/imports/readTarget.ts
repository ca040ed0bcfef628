import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Characters and, nearly, bytes that a file may have. */
const MAX_FILE = 5_000_000;

/** The files of a source; `undefined` files: nothing changed since the etag. */
export interface TargetContent {
  files: { name: string; content: string }[] | undefined;
  etag: string | null;
}

function tooLarge(name: string) {
  return new InputError(`${name}: expected a file of at most 5 MB`);
}

async function readUrl(
  target: string,
  urlReader: UrlReaderService,
  etag: string | undefined,
): Promise<TargetContent> {
  try {
    const answer = await urlReader.readUrl(target, { etag });
    const content = await answer.buffer();
    if (content.length > MAX_FILE) throw tooLarge(target);
    return {
      files: [{ name: target, content: content.toString('utf8') }],
      etag: answer.etag ?? null,
    };
  } catch (error) {
    if ((error as Error).name !== 'NotModifiedError') throw error;
    return { files: undefined, etag: etag ?? null };
  }
}

async function readLocal(target: string): Promise<TargetContent> {
  const path = resolve(target);
  const isFolder = (await stat(path)).isDirectory();
  const paths = isFolder
    ? (await readdir(path))
        .filter(name => /\.ya?ml$/.test(name))
        .sort()
        .map(name => join(path, name))
    : [path];
  const files = [];
  for (const file of paths) {
    const name = isFolder ? join(target, basename(file)) : target;
    if ((await stat(file)).size > MAX_FILE) throw tooLarge(name);
    files.push({ name, content: await readFile(file, 'utf8') });
  }
  return { files, etag: null };
}

/**
 * Reads a configured target: an address through the URL reader, which decides
 * what may be reached, or a file or folder of YAML files, relative to the
 * backend's working directory.
 */
export function readTarget(
  target: string,
  options: { urlReader: UrlReaderService; etag: string | undefined },
): Promise<TargetContent> {
  return /^https?:\/\//i.test(target)
    ? readUrl(target, options.urlReader, options.etag)
    : readLocal(target);
}
