export * from './client';
export * from './contract';
export * from './filters';
export { createOpenApiDocument, type OpenApiDocument } from './openapi';
export {
  recordExportSchema,
  recordFormats,
  type RecordExport,
  type RecordFormat,
} from './contract/recordExport';
export type {
  DocumentType,
  Route,
  RouteInput,
  RouteOutput,
  RouteRequest,
} from './route';
