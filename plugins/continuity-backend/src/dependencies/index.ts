export { DependenciesService } from './DependenciesService';
export { GraphReader, type GraphPart } from './GraphReader';
export { isMirrored, type KnownNode, type Trait } from './rows';
