export * from './attention';
export * from './choices';
export * from './levels';
export * from './measureRows';
export * from './measures';
export * from './proposedImpact';
export * from './register';
export * from './riskAssessment';
