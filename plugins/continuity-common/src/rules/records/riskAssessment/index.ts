export * from './choices';
export * from './levels';
export * from './register';
export * from './riskAssessment';
