import type { FacetChange } from '../../model/records/record';
import {
  recordFacets,
  type JsonValue,
  type RecordFacet,
} from '../../model/records/recordType';
import type { Fingerprint } from '../facts';

/** A value of which the order of keys says nothing. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

/** Those of the facets that a type of record rests on. @public */
export function fingerprintOf(
  facets: Fingerprint,
  restsOn: readonly RecordFacet[],
): Fingerprint {
  return Object.fromEntries(
    restsOn
      .filter(facet => facets[facet] !== undefined)
      .map(facet => [facet, facets[facet]]),
  );
}

/**
 * What changed since a record was written. A facet that was not recorded then,
 * or is not known now, is no change.
 *
 * @public
 */
export function facetChanges(
  before: Fingerprint,
  now: Fingerprint,
): FacetChange[] {
  return recordFacets.flatMap(facet => {
    const [was, is] = [before[facet], now[facet]];
    return was === undefined ||
      is === undefined ||
      canonical(was) === canonical(is)
      ? []
      : [{ facet, before: was, after: is }];
  });
}
