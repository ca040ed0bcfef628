export { ExceptionsService } from './ExceptionsService';
export { createExceptionHandlers } from './routes';
