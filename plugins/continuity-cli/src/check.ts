import { appendFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ValidationReport } from '@backstage-continuity/plugin-continuity-common';
import { branchChange } from './branchChange';
import type { Change } from './change';
import { CheckError } from './CheckError';
import { repositoryRoot } from './git';
import { checkLimits } from './limits';
import { namedChange } from './namedChange';
import { githubReport, jsonReport, markdownReport, textReport } from './report';
import {
  backendOf,
  formatOf,
  type Environment,
  type Options,
} from './settings';
import { reaches } from './severity';
import { validate } from './validate';

export interface Surroundings {
  cwd: string;
  env: Environment;
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown };
}

/** 0: nothing at or above the severity breaks; 1: something does; 2: unknown. */
export type ExitCode = 0 | 1 | 2;

const nothing: ValidationReport = {
  entities: [],
  errors: [],
  broken: [],
  mended: [],
  standing: 0,
  hidden: 0,
  judged: 0,
  notJudged: 0,
};

/** Collects the change, has it judged, and tells what comes of it. */
export async function check(
  paths: string[],
  options: Options,
  around: Surroundings,
): Promise<ExitCode> {
  const { env, stderr } = around;
  const backend = backendOf(options, env);
  const change = await collect(paths, options, around.cwd);
  for (const path of change.leftOut) {
    stderr.write(`${path} holds no catalog entity and is left out.\n`);
  }
  checkLimits(change);
  const isEmpty = change.documents.length + change.removed.length === 0;
  const report = isEmpty ? nothing : await validate(backend, change);
  await tell(report, options, around);
  if (report.errors.length > 0) {
    stderr.write(
      'The check is incomplete: correct the files that cannot be read.\n',
    );
    return 2;
  }
  return report.broken.some(({ severity }) => reaches(severity, options.failOn))
    ? 1
    : 0;
}

async function collect(
  paths: string[],
  { base }: Options,
  cwd: string,
): Promise<Change> {
  if (base === undefined && paths.length === 0) {
    throw new CheckError(
      'Name the catalog files to check, or --base with the branch to compare with.',
    );
  }
  if (base !== undefined) {
    return branchChange({ cwd, root: await repositoryRoot(cwd), base, paths });
  }
  // Named files need no repository.
  const root = await repositoryRoot(cwd).catch(() => cwd);
  return namedChange({ cwd, root, paths });
}

async function tell(
  report: ValidationReport,
  options: Options,
  { cwd, env, stdout }: Surroundings,
): Promise<void> {
  const { failOn, output } = options;
  const format = formatOf(options, env);
  const text = {
    json: () => jsonReport(report),
    github: () => githubReport(report, failOn),
    text: () =>
      textReport(report, {
        failOn,
        colors: !output && stdout.isTTY === true && !env.NO_COLOR,
      }),
  }[format]();
  if (output) {
    await write(writeFile(resolve(cwd, output), text), output);
  } else {
    stdout.write(text);
  }
  const summary = env.GITHUB_STEP_SUMMARY;
  if (format === 'github' && summary) {
    await write(appendFile(summary, markdownReport(report, failOn)), summary);
  }
}

async function write(written: Promise<void>, file: string): Promise<void> {
  try {
    await written;
  } catch (error) {
    throw new CheckError(
      `The report cannot be written to "${file}". Name a file in a folder that exists.`,
      { cause: error },
    );
  }
}
