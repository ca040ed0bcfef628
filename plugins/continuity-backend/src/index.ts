/**
 * The backend of Backstage Continuity.
 *
 * @packageDocumentation
 */
export { continuityPlugin as default } from './plugin';
