export { allEntities, annotations, toEntity } from './entities';
export { historyOf } from './history';
export { functions, groups, people, type Group } from './organisation';
export { continuityConfig, tierNames, tiers, WARN_DAYS } from './policy';
export { generateServices, reachOf, type Service } from './services';

/** What ages count back from: the month's first day, so that a template lasts a while. */
export function epochOf(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
}
