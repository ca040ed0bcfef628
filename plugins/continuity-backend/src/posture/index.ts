export { DutiesReader } from './DutiesReader';
export { EntityReader } from './EntityReader';
export { FunctionReader } from './FunctionReader';
export { PostureEvaluator } from './PostureEvaluator';
export { PostureService } from './PostureService';
export { RollupReader } from './RollupReader';
export { createPostureHandlers } from './routes';
export { TrendService } from './TrendService';
