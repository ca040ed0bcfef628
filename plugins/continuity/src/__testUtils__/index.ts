export { answer, baseUrl, refuse } from './answer';
export type { Asked } from './answer';
export * from './data';
export * from './posture';
export { renderContinuity } from './renderContinuity';
