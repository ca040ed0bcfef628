export type { Access, AccessService, EntityScope } from './access';
export {
  createContractRouter,
  type Handler,
  type Handlers,
} from './contractRouter';
