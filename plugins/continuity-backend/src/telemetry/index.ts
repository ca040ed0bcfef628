export * from './gauges';
export * from './metrics';
export * from './Troubles';
export * from './FailedEntities';
