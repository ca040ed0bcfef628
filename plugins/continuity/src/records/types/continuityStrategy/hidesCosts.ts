const COSTS = ['capitalCost', 'runningCost'];

/** Whether the reader may not see what options cost. */
export function hidesCosts(redacted: readonly string[]): boolean {
  return redacted.some(path => COSTS.includes(path.split('.').at(-1) ?? ''));
}
