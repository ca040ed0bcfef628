export * from './client';
export * from './contract';
export * from './filters';
export { createOpenApiDocument, type OpenApiDocument } from './openapi';
export type { Route, RouteInput, RouteOutput, RouteRequest } from './route';
