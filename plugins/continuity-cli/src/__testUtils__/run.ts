import { main } from '../main';

/** Runs the command line as a shell would. */
export async function run(
  args: string[],
  options: {
    cwd: string;
    env?: Record<string, string>;
    isTTY?: boolean;
  },
) {
  let stdout = '';
  let stderr = '';
  const code = await main(args, {
    cwd: options.cwd,
    env: options.env ?? {},
    stdout: {
      isTTY: options.isTTY,
      write: text => {
        stdout += text;
      },
    },
    stderr: {
      write: text => {
        stderr += text;
      },
    },
  });
  return { code, stdout, stderr };
}
