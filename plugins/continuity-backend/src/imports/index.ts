export { ImportService } from './ImportService';
export { ImportSources } from './ImportSources';
export { createImportHandlers } from './routes';
