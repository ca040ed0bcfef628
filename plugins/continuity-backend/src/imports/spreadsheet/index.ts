export { createSpreadsheetHandlers } from './routes';
export { scheduleSpreadsheets } from './schedule';
export { SpreadsheetService } from './SpreadsheetService';
