export * from './chunks';
export * from './cursor';
export * from './instants';
export * from './migrations';
