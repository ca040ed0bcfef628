export * from './document';
export * from './continuityStrategy';
export * from './facets';
export * from './lifeCycle';
export * from './recordTypes';
export * from './riskAssessment';
