import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { commonMessages } from './translations/common';
import { dependenciesMessages } from './translations/dependencies';
import { dutiesMessages } from './translations/duties';
import { entityMessages } from './translations/entity';
import { functionDetailMessages } from './translations/functionDetail';
import { functionsMessages } from './translations/functions';
import { postureMessages } from './translations/posture';
import { recoveryMessages } from './translations/recovery';
import { testingMessages } from './translations/testing';
import { todoMessages } from './translations/todo';
import { whatIfMessages } from './translations/whatif';

/**
 * Every string of the plugin.
 *
 * @public
 */
export const continuityTranslationRef = createTranslationRef({
  id: 'plugin.continuity',
  messages: {
    common: commonMessages,
    dependencies: dependenciesMessages,
    duties: dutiesMessages,
    entity: entityMessages,
    functionDetail: functionDetailMessages,
    functions: functionsMessages,
    posture: postureMessages,
    recovery: recoveryMessages,
    testing: testingMessages,
    todo: todoMessages,
    whatIf: whatIfMessages,
  },
});
