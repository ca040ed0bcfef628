export { bandOf, recoveryBandInfo, type RecoveryBandInfo } from './bands';
export { chosenOption, residualGap } from './choice';
export * from './compareOptions';
export * from './continuityStrategy';
export * from './coverage';
export * from './gaps';
export {
  judgeOption,
  meetsMinimumService,
  neverRecovers,
  type OptionCriterion,
  type OptionJudgement,
  type RequiredFigures,
  type Shortfall,
} from './judgeOption';
export * from './optionWarnings';
