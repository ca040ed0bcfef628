import type { Handlers } from '../../http';
import type { StrategyReader } from './StrategyReader';

/** The contract's operation on strategies. */
export function createStrategyHandlers(options: {
  strategies: StrategyReader;
}): Pick<Handlers, 'listStrategies'> {
  return {
    listStrategies: ({ access, query }) =>
      options.strategies.page(access, query, new Date().toISOString()),
  };
}
