import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.json';
import { check, type ExitCode, type Surroundings } from './check';
import { CheckError } from './CheckError';
import { formats, type Options } from './settings';
import { failOnChoices } from './severity';

const help = `
Environment:
  BACKSTAGE_URL    address of the Backstage backend
  BACKSTAGE_TOKEN  token of the caller; unlike --token not seen by others

Exit codes:
  0  nothing at or above the severity breaks
  1  something does
  2  the check could not be made, or not of everything

Examples:
  backstage-continuity check --base origin/main
  backstage-continuity check catalog-info.yaml services/`;

/**
 * Runs the command line.
 *
 * @param args - without those of Node
 * @returns the exit code; nothing is thrown
 * @public
 */
export async function main(
  args: string[],
  around: Surroundings = {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
  },
): Promise<ExitCode> {
  const { stdout, stderr } = around;
  let code: ExitCode = 0;
  const program = new Command('backstage-continuity')
    .description('IT service continuity in Backstage, from the command line.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: text => stdout.write(text),
      writeErr: text => stderr.write(text),
    });
  program
    .command('check')
    .description(
      'Tells what changed catalog files would break in service continuity, and mend.',
    )
    .argument('[paths...]', 'catalog files, or folders that hold some')
    .option('--base <ref>', 'check what changed since this branch or commit')
    .option('--url <address>', 'of the Backstage backend')
    .option('--token <token>', 'of the caller; rather set BACKSTAGE_TOKEN')
    .addOption(
      new Option(
        '--format <format>',
        'of the report; in GitHub Actions "github", else "text"',
      ).choices(formats),
    )
    .addOption(
      new Option('--fail-on <severity>', 'from which on the check fails')
        .choices(failOnChoices)
        .default('high'),
    )
    .option('--output <file>', 'write the report there instead')
    .addHelpText('after', help)
    .action(async (paths: string[], options: Options) => {
      code = await check(paths, options, around);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // What is wrong has been said. Asking for help is no mistake.
      return error.exitCode === 0 ? 0 : 2;
    }
    stderr.write(`${explain(error)}\n`);
    return 2;
  }
}

function explain(error: unknown): string {
  if (error instanceof CheckError) return error.message;
  const what = error instanceof Error ? error.stack ?? error.message : error;
  return `The check could not be made: ${what}`;
}
