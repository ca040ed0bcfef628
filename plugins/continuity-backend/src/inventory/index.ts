export { InventoryService } from './InventoryService';
export type {
  InventoryEntity,
  InventoryFunction,
  InventoryNode,
} from './types';
