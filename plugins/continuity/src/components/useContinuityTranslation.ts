import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { continuityTranslationRef } from '../translation';

/** Says a string of the plugin in the reader's language. */
export type Translate = TranslationFunction<
  (typeof continuityTranslationRef)['T']
>;

/** The plugin's strings in the reader's language. */
export function useContinuityTranslation(): { t: Translate } {
  return useTranslationRef(continuityTranslationRef);
}
