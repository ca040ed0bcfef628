import {
  createTranslationRef,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import { analysisMessages } from './translations/analysis';
import { commonMessages } from './translations/common';
import { dependenciesMessages } from './translations/dependencies';
import { dutiesMessages } from './translations/duties';
import { entityMessages } from './translations/entity';
import { functionDetailMessages } from './translations/functionDetail';
import { functionsMessages } from './translations/functions';
import { postureMessages } from './translations/posture';
import { recordImportMessages } from './translations/recordImport';
import { recordsMessages } from './translations/records';
import { recoveryMessages } from './translations/recovery';
import { risksMessages } from './translations/risks';
import { strategyMessages } from './translations/strategy';
import { testingMessages } from './translations/testing';
import { todoMessages } from './translations/todo';
import { whatIfMessages } from './translations/whatif';

const messages = {
  analysis: analysisMessages,
  common: commonMessages,
  dependencies: dependenciesMessages,
  duties: dutiesMessages,
  entity: entityMessages,
  functionDetail: functionDetailMessages,
  functions: functionsMessages,
  posture: postureMessages,
  recordImport: recordImportMessages,
  records: recordsMessages,
  recovery: recoveryMessages,
  risks: risksMessages,
  strategy: strategyMessages,
  testing: testingMessages,
  todo: todoMessages,
  whatIf: whatIfMessages,
};

type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}`;
}[keyof T & string];

// A key may have dots itself.
type At<T, Path> = Path extends keyof T
  ? T[Path]
  : Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : never;

/** Every string by the keys that lead to it, with dots between. */
export type Messages = { [K in Keys<typeof messages>]: At<typeof messages, K> };

/**
 * Every string of the plugin.
 *
 * @public
 */
export const continuityTranslationRef = createTranslationRef({
  id: 'plugin.continuity',
  messages: messages as {},
  // So many are more than the types of the translation API can flatten.
}) as unknown as TranslationRef<'plugin.continuity', Messages>;
