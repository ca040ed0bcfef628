export { answer, baseUrl, refuse } from './answer';
export type { Asked } from './answer';
export * from './data';
export * from './dependencies';
export * from './posture';
export * from './records';
export * from './recovery';
export * from './rows';
export { renderContinuity } from './renderContinuity';
