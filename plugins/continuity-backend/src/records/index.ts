export { RecordsService, type ConcernedRecord } from './RecordsService';
export { createRecordHandlers } from './routes';
export type { ImportBase } from './SheetImports';
export { createRecordExportHandlers } from './exportRoutes';
