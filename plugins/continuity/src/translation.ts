import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { commonMessages } from './translations/common';
import { dutiesMessages } from './translations/duties';
import { entityMessages } from './translations/entity';
import { functionsMessages } from './translations/functions';
import { postureMessages } from './translations/posture';
import { testingMessages } from './translations/testing';
import { todoMessages } from './translations/todo';

/**
 * Every string of the plugin.
 *
 * @public
 */
export const continuityTranslationRef = createTranslationRef({
  id: 'plugin.continuity',
  messages: {
    common: commonMessages,
    duties: dutiesMessages,
    entity: entityMessages,
    functions: functionsMessages,
    posture: postureMessages,
    testing: testingMessages,
    todo: todoMessages,
  },
});
