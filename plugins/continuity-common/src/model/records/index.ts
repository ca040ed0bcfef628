export * from './continuityStrategy';
export * from './documentModel';
export * from './record';
export * from './recordType';
export * from './riskAssessment';
