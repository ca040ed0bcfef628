/**
 * The VitalBusinessFunction kind and the continuity block in the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleContinuity as default } from './module';
