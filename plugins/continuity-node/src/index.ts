/**
 * What other backend plugins use of Backstage Continuity.
 *
 * @packageDocumentation
 */
export * from './events';
export * from './permissions';
export * from './recoveryTimes';
