import type { ContinuityApi } from '@backstage-continuity/plugin-continuity-common';
import type { startContinuity } from './backend';
import { ANNA } from './company';

export type Call = Awaited<ReturnType<typeof startContinuity>>['call'];

/** What two people ask at once, and what they are answered. */
export interface Race {
  ask(call: Call, user: string): ReturnType<Call>;
  /** Those who ask, unless they are Anna and Boris. */
  users?: [string, string];
  /** Lowest first. */
  answers: [number, number];
  /** What else may come of it, where the second may come after the first's end. */
  or?: [number, number];
}

/** What a race begins with: an entity that no other race is about. */
export interface Start {
  name: string;
  ref: string;
  /** Somebody who does not take part. */
  carla: ContinuityApi;
  anna: ContinuityApi;
}

/** One wins, and the other is told. */
export const oneWins = (status: number): [number, number] => [status, 409];
/** Both are right, and both are heard. */
export const both = (status: number): [number, number] => [status, status];

/** In two windows of one person. */
export const inTwoWindows: [string, string] = [ANNA, ANNA];

export const post =
  (path: string, body: object) => (call: Call, user: string) =>
    call('post', path, user).send(body);
