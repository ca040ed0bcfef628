export * from './WatchedScheduler';
