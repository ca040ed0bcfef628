/**
 * Topic of the events service that carries
 * {@link ContinuityEntityChangedPayload}.
 *
 * @public
 */
export const CONTINUITY_ENTITY_CHANGED_TOPIC = 'continuity.entity-changed';

/**
 * Says that the continuity block of an entity, or the spec of a
 * VitalBusinessFunction, differs from what the catalog saw before.
 *
 * @remarks
 * A hint to look, not a fact: it may come more than once, or get lost. It is
 * sent while the catalog still processes the entity, so for a moment a reader
 * of the catalog may see the entity as it was.
 *
 * @public
 */
export interface ContinuityEntityChangedPayload {
  /** In canonical form, all lower case. */
  entityRef: string;
}
