import type { Handlers } from '../../http';
import type { MeasureReader } from './MeasureReader';
import type { RiskReader } from './RiskReader';

/** The contract's operations on risks and measures. */
export function createRiskHandlers(options: {
  risks: RiskReader;
  measures: MeasureReader;
}): Pick<Handlers, 'listRisks' | 'getRiskMatrix' | 'listMeasures'> {
  const { risks, measures } = options;
  const now = () => new Date().toISOString();
  return {
    listRisks: ({ access, query }) => risks.page(access, query, now()),
    getRiskMatrix: ({ access, query }) => risks.matrix(access, query, now()),
    listMeasures: ({ access, query }) => measures.page(access, query, now()),
  };
}
