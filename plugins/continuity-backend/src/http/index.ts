export {
  mustBePerson,
  type Access,
  type AccessService,
  type EntityScope,
} from './access';
export {
  createContractRouter,
  type Handler,
  type Handlers,
} from './contractRouter';
export { visiblePage } from './visiblePage';
export { applyScope, matchesScope, type ScopeColumns } from './scope';
export { FileAnswer } from './files';
export { createOpenApiRouter } from './openApiRouter';
export { RequestsUnderWay } from './RequestsUnderWay';
