export { CalendarFeedsService } from './CalendarFeedsService';
export type { TestDocument } from './importTest';
export { createTestingHandlers } from './routes';
export { TestingService } from './TestingService';
export type { FactsSource, TestDuty, TestingInventory } from './types';
