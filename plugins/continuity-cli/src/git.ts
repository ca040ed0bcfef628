import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CheckError } from './CheckError';

const run = promisify(execFile);

/** Runs git and answers what it prints. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}

/** The top folder of the repository that holds this folder. */
export async function repositoryRoot(cwd: string): Promise<string> {
  try {
    return (await git(cwd, 'rev-parse', '--show-toplevel')).trimEnd();
  } catch (error) {
    // There may be none, or Git distrusts it, or there is no Git.
    const { stderr, message } = error as Error & { stderr?: string };
    throw new CheckError(
      `--base compares with a commit, but Git cannot tell the repository of this folder: ${(
        stderr || message
      ).trim()}`,
      { cause: error },
    );
  }
}

/**
 * The commit that the change began at. What came to the base branch since then
 * is no part of the change.
 */
export async function forkPoint(root: string, base: string): Promise<string> {
  const commit = await attempt(
    `Git knows no commit "${base}". In a pipeline, fetch the base branch and its history first (actions/checkout: fetch-depth: 0).`,
    () =>
      git(
        root,
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${base}^{commit}`,
      ),
  );
  return attempt(
    `Git finds no common history of "${base}" and what is checked out. In a pipeline, fetch the whole history first (actions/checkout: fetch-depth: 0).`,
    () => git(root, 'merge-base', commit, 'HEAD'),
  );
}

async function attempt(
  message: string,
  ask: () => Promise<string>,
): Promise<string> {
  try {
    return (await ask()).trim();
  } catch (error) {
    throw new CheckError(message, { cause: error });
  }
}

export interface ChangedFile {
  /** From the root of the repository, with slashes. */
  path: string;
  /** It was there at the commit. */
  wasThere: boolean;
  /** It is in the work tree. */
  isThere: boolean;
}

/**
 * Files that differ between the commit and the work tree, with what is not
 * committed or not even added yet. A renamed file is one gone and one new.
 */
export async function changedFiles(
  root: string,
  commit: string,
): Promise<ChangedFile[]> {
  const [tracked, untracked] = await Promise.all([
    git(root, 'diff', '--name-status', '--no-renames', '-z', commit, '--'),
    git(root, 'ls-files', '--others', '--exclude-standard', '-z'),
  ]);
  const fields = tracked.split('\0').slice(0, -1);
  const changed = fields.flatMap((status, index) =>
    index % 2 === 0
      ? [
          {
            path: fields[index + 1],
            wasThere: status !== 'A',
            isThere: status !== 'D',
          },
        ]
      : [],
  );
  // Taken out of the index only, a file is in both lists.
  const added = new Set(untracked.split('\0').slice(0, -1));
  return [
    ...changed.map(file =>
      added.delete(file.path) ? { ...file, isThere: true } : file,
    ),
    ...[...added].map(path => ({ path, wasThere: false, isThere: true })),
  ];
}

/** What a file held at a commit. */
export function fileAt(
  root: string,
  commit: string,
  path: string,
): Promise<string> {
  return git(root, 'cat-file', 'blob', `${commit}:${path}`);
}
