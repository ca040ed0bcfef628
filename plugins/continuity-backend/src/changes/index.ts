export { ChangesService, type MarkChanged } from './ChangesService';
export type { Mark } from './ChangesStore';
