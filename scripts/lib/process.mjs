// Child processes that never outlive the script, and folders neither.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The command line of Backstage, without needing Yarn. */
export const backstageCli = join(
  root,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/** Runs a program to its end and answers its exit code. */
export function run(command, args, options = {}) {
  return exitOf(start(command, args, { stdio: 'inherit', ...options }));
}

/** Runs a script with this very Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** Starts a program that is told when this script is told to stop. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, ...options });
  const forward = signal => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach(signal => process.on(signal, forward));
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  child.once('close', () => {
    signals.forEach(signal => process.off(signal, forward));
    process.off('exit', kill);
  });
  return child;
}

export function exitOf(child) {
  return new Promise((resolvePromise, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolvePromise(signal ? 1 : code ?? 1),
    );
  });
}

/** Asks a program to end, and makes it end if it does not. */
export async function stop(child, { withinMs = 15_000 } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = exitOf(child);
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(timer);
}

/** A folder that is removed when this script ends, however it ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function freePort() {
  return new Promise((resolvePromise, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolvePromise(port));
    });
  });
}

/** Splits off the flags that are meant for the script itself. */
export function takeFlags(args, ...flags) {
  const taken = new Set(args.filter(arg => flags.includes(arg)));
  return [taken, args.filter(arg => !taken.has(arg))];
}
