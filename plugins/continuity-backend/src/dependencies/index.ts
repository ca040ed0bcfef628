export { DependenciesService } from './DependenciesService';
export { GraphReader, type GraphPart } from './GraphReader';
export type { KnownNode, Trait } from './rows';
