export * from './businessImpactAnalysis';
export * from './contradictions';
export {
  deriveMtpd,
  impactRows,
  ratingAt,
  worstByBand,
  type DerivedMtpd,
  type ImpactAt,
  type ImpactCell,
  type ImpactRow,
  type RatedImpacts,
  type WorstImpact,
} from './curve';
export {
  adjustedObjectives,
  decideObjectives,
  finalObjectives,
  proposedObjectives,
  type AnalysisObjectives,
  type DecidedObjectives,
  type ObjectiveBasis,
} from './objectives';
export { adoptScale, emptyAnalysis, isScaleOutdated, scaleOf } from './scale';
