import type { RecordUi } from '../registry';
import { ChoiceEditor } from './ChoiceEditor';
import { ChoiceView } from './ChoiceView';
import { StrategyAside } from './StrategyAside';

/** What a continuity strategy shows beyond its fields. */
export const strategyUi: RecordUi = {
  editors: { 'choice.optionId': ChoiceEditor },
  views: { 'choice.optionId': ChoiceView },
  aside: StrategyAside,
};
