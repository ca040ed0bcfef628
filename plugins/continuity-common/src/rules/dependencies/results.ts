import type { Figure, ObjectiveName } from '../../model/objectives';

/** The way from where something was declared to an entity that is reached. */
export interface Way {
  /** From the first to the nearest; see `PATH_LENGTH`. */
  path: string[];
  /** Number of dependencies. */
  steps: number;
}

/** That a function with peaks reaches an entity, and along which way. @public */
export interface PeakedReach {
  functionRef: string;
  /** Over every hard dependency: RTO and MTPD; null: it does not reach it so. */
  byTime: Way | null;
  /** Over hard dependencies that hold data: RPO. */
  byData: Way | null;
}

/**
 * What comes to an entity from everything that depends on it.
 *
 * @public
 */
export interface InheritedNeeds {
  /** Required figures outside peaks, of the functions it supports included. */
  required: Record<ObjectiveName, Figure>;
  /** Functions with peaks that reach it over at least one dependency, by ref. */
  peaked: PeakedReach[];
  /**
   * A function that is down whenever this is, because everything from the
   * function to this is needed by itself to operate: the nearest one.
   */
  serves: (Way & { functionRef: string }) | null;
}

/**
 * How an entity comes back when everything that it needs is lost.
 *
 * @public
 */
export interface NodeForecast {
  /** Whole seconds. */
  seconds: number;
  lowerBound: boolean;
  /** The nearest entity of which something is missing, and how far it is. */
  missing: { entityRef: string; steps: number } | null;
  /** The need that decides when its own recovery can begin; null: none. */
  next: string | null;
  /** The cycle it is in, from itself round to the one before it; null: in none. */
  loop: string[] | null;
}
