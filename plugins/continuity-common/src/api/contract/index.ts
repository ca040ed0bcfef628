import { administrationRoutes } from './administration';
import { exceptionRoutes } from './exceptions';
import { postureRoutes } from './posture';
import { recoveryRoutes } from './recovery';
import { recordExportRoutes } from './recordExport';
import { recordImportRoutes } from './recordImports';
import { recordRoutes } from './records';
import { reviewRoutes } from './reviews';
import { riskRoutes } from './risks';
import { strategyRoutes } from './strategies';
import { testRoutes } from './tests';

/**
 * Every route of `/api/continuity`, by operation id. Router, client and OpenAPI
 * document derive from it.
 *
 * @public
 */
export const contract = {
  ...administrationRoutes,
  ...postureRoutes,
  ...recoveryRoutes,
  ...recordRoutes,
  ...recordExportRoutes,
  ...recordImportRoutes,
  ...riskRoutes,
  ...strategyRoutes,
  ...reviewRoutes,
  ...testRoutes,
  ...exceptionRoutes,
};
/** @public */
export type Contract = typeof contract;
/** @public */
export type OperationId = keyof Contract;
