export {
  ClassificationService,
  type ClassificationDocument,
} from './ClassificationService';
export {
  CatalogChanges,
  type CatalogChange,
  type Difference,
} from './CatalogChanges';
export { relatedKinds, relationsOf } from './catalogRelations';
export { EntityRefresher } from './EntityRefresher';
export { GroupMembers } from './GroupMembers';
export { InventoryAccessService } from './InventoryAccessService';
export { createInventoryHandlers } from './inventoryHandlers';
export {
  InventoryService,
  toFunctionFacts,
  type CatalogFacts,
} from './InventoryService';
export { InventorySync } from './InventorySync';
export { patientCatalog } from './patientCatalog';
export { registerPermissions } from './permissions';
export { scheduleSync } from './syncTask';
export type {
  Described,
  InventoryEntity,
  InventoryFunction,
  InventoryNode,
  NamedEntity,
} from './types';
