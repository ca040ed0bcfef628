export * from './duration';
export * from './peaks';
export * from './period';
