export * from './businessImpactAnalysis';
export * from './continuityStrategy';
export * from './documentModel';
export * from './record';
export * from './recordImport';
export * from './recordType';
export * from './riskAssessment';
export * from './riskRegister';
