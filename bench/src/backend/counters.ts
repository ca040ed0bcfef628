/** What the backend has done so far, by plugin. */
export interface Counters {
  /** SQL statements, those that open and close transactions aside. */
  queries: Record<string, number>;
  /** Requests that reached the plugin, from wherever they came. */
  requests: Record<string, number>;
}

const counters: Counters = { queries: {}, requests: {} };

export function count(what: keyof Counters, pluginId: string): void {
  counters[what][pluginId] = (counters[what][pluginId] ?? 0) + 1;
}

/** Counters, processor time in ms and memory in bytes of this process. */
export function reading() {
  const { user, system } = process.cpuUsage();
  return {
    ...counters,
    cpu: (user + system) / 1000,
    rss: process.memoryUsage.rss(),
  };
}

export type Reading = ReturnType<typeof reading>;
