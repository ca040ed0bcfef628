export { remindersEnabled } from './remindersEnabled';
export { RemindersService } from './RemindersService';
export { scheduleReminders } from './scheduleReminders';
