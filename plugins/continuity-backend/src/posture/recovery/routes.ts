import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Handlers } from '../../http';
import type { DependencyReader } from './DependencyReader';
import type { ForecastReader } from './ForecastReader';
import type { FunctionDetailReader } from './FunctionDetailReader';
import type { SimulationReader } from './SimulationReader';

const refOf = (params: { kind: string; namespace: string; name: string }) =>
  stringifyEntityRef(params).toLocaleLowerCase('en-US');

const functionRefOf = (params: { namespace: string; name: string }) =>
  refOf({ kind: 'vitalbusinessfunction', ...params });

/** The contract's operations on dependencies and recovery. */
export function createRecoveryHandlers(options: {
  dependencies: DependencyReader;
  forecasts: ForecastReader;
  functionDetails: FunctionDetailReader;
  simulations: SimulationReader;
}): Pick<
  Handlers,
  | 'listDependencies'
  | 'getForecast'
  | 'getFunction'
  | 'getFunctionForecast'
  | 'simulate'
  | 'listLossOptions'
> {
  const { dependencies, forecasts, functionDetails, simulations } = options;
  const now = () => new Date().toISOString();
  return {
    listDependencies: ({ access, params, query }) =>
      dependencies.list(access, refOf(params), query, now()),

    getForecast: ({ access, params, query }) =>
      forecasts.ofEntity(access, refOf(params), query, now()),

    getFunction: ({ access, params }) =>
      functionDetails.detail(access, functionRefOf(params), now()),

    getFunctionForecast: ({ access, params, query }) =>
      forecasts.ofFunction(access, functionRefOf(params), query, now()),

    simulate: ({ access, body }) => simulations.simulate(access, body, now()),

    listLossOptions: ({ access, query }) => simulations.options(access, query),
  };
}
