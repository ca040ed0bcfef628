import {
  continuityStrategySchema,
  type ContinuityStrategy,
} from '../../../model/records/continuityStrategy';
import type { RecordType } from '../../../model/records/recordType';
import { chosenOption, strategyFigures } from './choice';
import { missingFromStrategy } from './missing';
import { strategySections } from './sections';

/**
 * The IT Service Continuity Strategy: how a service is recovered, and how that
 * follows the business's own plan.
 *
 * @public
 */
export const continuityStrategy: RecordType<ContinuityStrategy> = {
  name: 'continuity-strategy',
  kind: 'ContinuityStrategy',
  title: 'Continuity strategy',
  plural: 'Continuity strategies',
  description:
    'Compares recovery options with what is required, chooses one, and says what stays uncovered; of a vital business function, how that follows the business continuity plan.',
  family: 'strategy',
  subjects: ['service', 'function'],
  schema: continuityStrategySchema,
  sections: strategySections,
  restsOn: [
    'owner',
    'tier',
    'location',
    'required',
    'functions',
    'dependencies',
  ],
  provides: ['strategy'],
  empty: () => continuityStrategySchema.parse({}),
  missing: (content, _policy, subject) => missingFromStrategy(content, subject),
  figures: strategyFigures,
  print(path, content) {
    if (path !== 'choice.optionId') {
      return undefined;
    }
    const text = chosenOption(content)?.title || 'None chosen';
    return [{ kind: 'field', label: 'Chosen option', text }];
  },
};
