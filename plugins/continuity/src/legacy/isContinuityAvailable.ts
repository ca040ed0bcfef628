import type { Entity } from '@backstage/catalog-model';
import { rollupKinds, serviceKinds } from '../entity/kinds';

/**
 * Whether the tab has anything to show for an entity, for `EntityLayout.Route`
 * and `EntitySwitch.Case`.
 *
 * @public
 */
export function isContinuityAvailable(entity: Entity): boolean {
  return [...serviceKinds, ...rollupKinds].includes(
    entity.kind.toLocaleLowerCase('en-US'),
  );
}
