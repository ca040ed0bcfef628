export { answer, baseUrl, refuse } from './answer';
export type { Asked } from './answer';
export * from './data';
export * from './posture';
export * from './rows';
export { renderContinuity } from './renderContinuity';
