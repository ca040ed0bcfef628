/**
 * What other backend plugins use of Backstage Continuity.
 *
 * @packageDocumentation
 */
export * from './permissions';
