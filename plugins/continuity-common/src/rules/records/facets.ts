import type { FacetChange } from '../../model/records/record';
import { recordFacets, type RecordFacet } from '../../model/records/recordType';
import { canonicalJson } from '../canonicalJson';
import type { Fingerprint } from '../facts';

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
      canonicalJson(was) === canonicalJson(is)
      ? []
      : [{ facet, before: was, after: is }];
  });
}
