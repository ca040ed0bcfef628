export { ownerOf } from './approval';
export type { ConcernedRecord } from './concerned';
export { RecordsService } from './RecordsService';
export { createRecordHandlers } from './routes';
export type { ImportBase } from './SheetImports';
export { createRecordExportHandlers } from './exportRoutes';
export type { StoredRecord, StoredRevision } from './types';
export type { RiskPlace } from './registers';
