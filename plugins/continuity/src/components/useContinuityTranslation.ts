import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { continuityTranslationRef } from '../translation';

/** The plugin's strings in the reader's language. */
export function useContinuityTranslation() {
  return useTranslationRef(continuityTranslationRef);
}
export type Translate = ReturnType<typeof useContinuityTranslation>['t'];
