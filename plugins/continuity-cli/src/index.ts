/**
 * The command `backstage-continuity`.
 *
 * @packageDocumentation
 */
export { main } from './main';
