export { MeasureQuery } from './MeasureQuery';
export type { Register } from './Register';
export { Registers } from './Registers';
export { RiskQuery, type RiskPlace } from './RiskQuery';
export { RiskRegister } from './RiskRegister';
