export { ImportService } from './ImportService';
export { ImportSources } from './ImportSources';
export { createImportHandlers } from './routes';
export {
  createSpreadsheetHandlers,
  scheduleSpreadsheets,
  SpreadsheetService,
} from './spreadsheet';
