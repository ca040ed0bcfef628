export { forecastAll } from './forecast';
export { DependencyGraph } from './graph';
export type { Edges, HardNeeds } from './hardNeeds';
export { inheritNeeds } from './inherit';
export * from './node';
export * from './results';
export { dependencyNodeOf, type NodeSource } from './nodeOf';
