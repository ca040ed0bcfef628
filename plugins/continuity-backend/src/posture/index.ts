export { createPosture } from './createPosture';
export { createRecoveryHandlers } from './recovery/routes';
export { createPostureHandlers } from './routes';
export { createRiskHandlers } from './risks/routes';
export { schedulePosture } from './schedulePosture';
export { createStrategyHandlers } from './strategy/routes';
export { createValidationHandlers } from './validation/routes';
export { ValidationService } from './validation/ValidationService';
