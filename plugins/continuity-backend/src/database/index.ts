export * from './chunks';
export * from './contentHash';
export * from './cursor';
export * from './instants';
export * from './migrations';
export * from './refOrder';
export * from './triedAgain';
export * from './undone';
