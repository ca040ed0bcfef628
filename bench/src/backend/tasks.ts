import { NotFoundError } from '@backstage/errors';

type Task = (signal: AbortSignal) => void | Promise<void>;

const tasks = new Map<string, Task>();

export function registerTask(pluginId: string, id: string, task: Task): void {
  tasks.set(`${pluginId}/${id}`, task);
}

/** Runs a task to its end; resolves with the milliseconds that took. */
export async function runTask(pluginId: string, id: string): Promise<number> {
  const task = tasks.get(`${pluginId}/${id}`);
  if (!task) {
    throw new NotFoundError(
      `There is no task ${pluginId}/${id}, but ${[...tasks.keys()].join(', ')}`,
    );
  }
  const started = performance.now();
  await task(new AbortController().signal);
  return performance.now() - started;
}
