import type { ContinuityFields } from '../../model/continuityFields';

/**
 * Where a thing stands, as text: the finest that is known of site, region and
 * provider, and behind it the coarser ones.
 *
 * @remarks
 * A bare site reads `fra-1`, one of a region and provider reads
 * `fra-1 (eu-central, acme-cloud)`: two sites of one name in different regions
 * are different places.
 *
 * @returns null where nothing is known
 * @public
 */
export function locationKey(
  location: ContinuityFields['location'],
): string | null {
  const [finest, ...coarser] = [
    location?.site,
    location?.region,
    location?.provider,
  ].filter(part => typeof part === 'string');
  if (finest === undefined) {
    return null;
  }
  return coarser.length > 0 ? `${finest} (${coarser.join(', ')})` : finest;
}
