/**
 * Service continuity on the catalog page and across the organisation.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { continuityApiRef } from './api';
export { continuityTranslationRef } from './translation';
