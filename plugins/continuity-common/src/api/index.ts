export * from './client';
export * from './contract';
export * from './filters';
export type { Route, RouteInput, RouteOutput, RouteRequest } from './route';
