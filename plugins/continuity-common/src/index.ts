/**
 * Model, rules, API contract and client of Backstage Continuity.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './model';
export * from './permissions';
export * from './rules';
