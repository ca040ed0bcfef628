export * from './choices';
export * from './levels';
export * from './proposedImpact';
export * from './register';
export * from './riskAssessment';
