export * from './entities';
export * from './judge';
export * from './knownWorld';
export * from './memory';
export * from './requests';
export * from './send';
export * from './tables';
