import type { Context } from './context';

/** Runs of the sweep at most until nothing waits any more. */
const SWEEPS_AT_MOST = 50;

/** Takes up whatever waits; resolves with the milliseconds inside the handlers. */
export async function sweep({ backend }: Context): Promise<number> {
  let ms = 0;
  for (let count = 0; count < SWEEPS_AT_MOST; count++) {
    ms += (await backend.task('continuity', 'posture-sweep')).ms;
    const { pendingChanges } = await backend.service.json<{
      pendingChanges: number;
    }>('GET', '/api/continuity/state');
    if (pendingChanges === 0) return ms;
  }
  throw new Error('The sweep comes to no end');
}

/** Reads the catalog and takes up what that brings. */
export async function sync(context: Context): Promise<number> {
  const { ms } = await context.backend.task('continuity', 'inventory-sync');
  const state = await context.backend.service.json<{
    syncError: string | null;
  }>('GET', '/api/continuity/state');
  if (state.syncError !== null) throw new Error(state.syncError);
  return ms + (await sweep(context));
}

/** Has the peer gather its facts. */
export async function retrieveFacts({ backend }: Context): Promise<number> {
  return (await backend.task('tech-insights', 'continuity')).ms;
}

/** Statistics and free space as an idle server would have them by itself. */
export async function vacuum({ databases }: Context): Promise<void> {
  if (databases.engine !== 'pg') return;
  for (const pluginId of ['catalog', 'continuity', 'tech-insights']) {
    await databases.of(pluginId).raw('vacuum analyze');
  }
}
