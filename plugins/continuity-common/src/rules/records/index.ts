export * from './facets';
export * from './lifeCycle';
export * from './recordTypes';
