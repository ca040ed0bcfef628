export { RequestExceptionDialog } from './RequestExceptionDialog';
export type { ExceptionItem } from './RequestExceptionDialog';
