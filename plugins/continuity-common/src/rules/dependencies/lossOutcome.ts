import type { OwnRecovery } from '../../model/dependencies';
import type { MissingFigure } from '../../model/recovery';

/** One entity that has to come back after a loss. @public */
export interface LostStep {
  entityRef: string;
  /** False: it merely waits for what is lost. */
  lost: boolean;
  own: OwnRecovery;
  /** When its own recovery can begin, in whole seconds since the disruption. */
  startsAt: number;
  /** When it works again; members of one cycle work again together. */
  endsAt: number;
  /** Something is missing in it or in what it waits for. */
  lowerBound: boolean;
  /** Target RTO less `endsAt`; null: no target. */
  slack: number | null;
  /** On the path that decides how long it takes altogether. */
  critical: boolean;
  /** The smallest ref of the cycle it is in; null: in none. */
  cycle: string | null;
  /** Of its needs those it waits for, ascending. */
  waitsFor: string[];
}

/** What is missing to know a recovery time. @public */
export type MissingPart = Pick<MissingFigure, 'what' | 'entityRef'>;

/** What a loss does, and how all comes back. @public */
export interface LossOutcome {
  /** Until all that is down, or that has to be back, works again. */
  seconds: number;
  /** Something is missing, so that it takes at least as long. */
  lowerBound: boolean;
  /** All that is down and in the catalog, in the order of recovery. */
  down: LostStep[];
  /** What stands but is interrupted while a group fails over, in seconds. */
  affected: Map<string, number>;
  /** By entity ref, each once. */
  missing: MissingPart[];
  /** What decides how long it takes, the first to recover first. */
  criticalPath: string[];
}
