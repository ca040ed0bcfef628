export { CalendarFeedsService } from './CalendarFeedsService';
export type { TestDocument } from './importTest';
export { createTestingHandlers } from './routes';
export { TestingService } from './TestingService';
export { todayTargetOf } from './TestViews';
export type { FactsSource, TestDuty, TestingInventory } from './types';
