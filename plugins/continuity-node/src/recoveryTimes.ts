import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Something that knows how long entities alone take to recover: a plan, a chosen
 * recovery option, a supplier's commitment.
 *
 * @public
 */
export interface RecoveryTimeSource {
  /** Unique; shown as the source of a figure that has no title. */
  id: string;
  /**
   * How far it is trusted: of several sources that know a time, the one with
   * the greatest trust decides. All of them come after what was measured in the
   * last qualifying test, and before what the entity's own file declares.
   */
  trust: number;
  /**
   * The times it knows of these entities, in whole seconds; what it does not
   * know it leaves out.
   */
  recoveryTimes(
    entityRefs: string[],
  ): Promise<Map<string, { seconds: number; title?: string }>>;
  /**
   * Is called once at start-up, to be told later of the entities whose times
   * have changed. Without it a changed time is noticed when something else about
   * the entity changes, or when everything is computed anew.
   */
  subscribe?(
    changed: (entityRefs: string[]) => Promise<void>,
  ): void | Promise<void>;
}

/**
 * Adds sources of recovery times to the forecast.
 *
 * @remarks
 * The order of trust: the last qualifying test; the sources added here, the most
 * trusted first; `recoveryTime` of the entity's file or of the portal; an API
 * takes no time of its own; else the time is unknown.
 *
 * @public
 */
export interface RecoveryTimesExtensionPoint {
  addSource(source: RecoveryTimeSource): void;
}

/** @public */
export const recoveryTimesExtensionPoint =
  createExtensionPoint<RecoveryTimesExtensionPoint>({
    id: 'continuity.recovery-times',
  });
