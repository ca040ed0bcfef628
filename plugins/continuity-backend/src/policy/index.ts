export { createPolicyHandlers } from './policyHandlers';
export {
  readPolicy,
  type ContinuityConfig,
  type ImportSourceConfig,
  type SyncConfig,
} from './readPolicy';
