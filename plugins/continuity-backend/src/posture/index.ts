export { createPosture } from './createPosture';
export { createPostureHandlers } from './routes';
export { schedulePosture } from './schedulePosture';
