/**
 * The same page, card, warning and tab for apps on `@backstage/core-plugin-api`.
 *
 * @packageDocumentation
 */
export {
  ContinuityPage,
  continuityPlugin,
  EntityContinuityCard,
  EntityContinuityContent,
  EntityContinuityWarning,
} from './plugin';
export { isContinuityAvailable } from './isContinuityAvailable';
export { continuityApiRef } from '../api';
export { continuityTranslationRef } from '../translation';
