import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { ChangesService } from '../changes';
import type { DependenciesService } from '../dependencies';
import type { ExceptionsService } from '../exceptions';
import type { InventoryService } from '../inventory';
import type { RecordsService } from '../records';
import type { ReviewsService } from '../reviews';
import type { Metrics } from '../telemetry';
import type { TestingService } from '../testing';
import { DutiesReader } from './DutiesReader';
import { EntityReader } from './EntityReader';
import { FunctionReader } from './FunctionReader';
import { PostureEvaluator } from './PostureEvaluator';
import { PostureService } from './PostureService';
import { DependencyReader } from './recovery/DependencyReader';
import { ForecastReader } from './recovery/ForecastReader';
import { FunctionDetailReader } from './recovery/FunctionDetailReader';
import { SimulationReader } from './recovery/SimulationReader';
import { MeasureReader } from './risks/MeasureReader';
import { RiskReader } from './risks/RiskReader';
import { StrategyReader } from './strategy/StrategyReader';
import { RollupReader } from './RollupReader';
import { TrendReconstruction } from './TrendReconstruction';
import { TrendService } from './TrendService';

/** The parts of this room, wired to each other. */
export function createPosture(options: {
  database: Knex;
  changes: ChangesService;
  dependencies: DependenciesService;
  inventory: InventoryService;
  reviews: ReviewsService;
  testing: TestingService;
  records: RecordsService;
  exceptions: ExceptionsService;
  policy: ContinuityPolicy;
  logger: LoggerService;
  metrics?: Metrics;
  clock?: () => Date;
}) {
  const evaluator = new PostureEvaluator(options);
  const functions = new FunctionReader(options);
  return {
    service: PostureService.create({ ...options, evaluator }),
    entities: new EntityReader({ ...options, evaluator }),
    rollups: new RollupReader(options),
    functions,
    strategies: new StrategyReader(options),
    risks: new RiskReader(options),
    measures: new MeasureReader(options),
    duties: new DutiesReader(options),
    trends: new TrendService(options),
    recovery: {
      dependencies: new DependencyReader(options),
      forecasts: new ForecastReader(options),
      functionDetails: new FunctionDetailReader({ ...options, functions }),
      simulations: new SimulationReader(options),
    },
    reconstruction: new TrendReconstruction(options),
  };
}
