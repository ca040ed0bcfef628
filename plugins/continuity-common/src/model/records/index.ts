export * from './record';
export * from './recordType';
