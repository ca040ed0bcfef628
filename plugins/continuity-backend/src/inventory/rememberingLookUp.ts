import type { Authorizable } from './InventoryAccess';

/** Looks nothing up twice: what one request asks about is asked about again and again. */
export function rememberingLookUp(
  lookUp: (entityRefs: string[]) => Promise<Authorizable>,
): (entityRefs: string[]) => Promise<Authorizable> {
  const known = new Map<string, Authorizable>();
  return async entityRefs => {
    const asked = [...new Set(entityRefs)];
    const unknown = asked.filter(ref => !known.has(ref));
    if (unknown.length > 0) {
      const { entities, others } = await lookUp(unknown);
      for (const ref of unknown) known.set(ref, { entities: [], others: [] });
      for (const item of entities)
        known.get(item.entityRef)!.entities.push(item);
      for (const item of others) known.get(item.entityRef)!.others.push(item);
    }
    const found = asked.map(ref => known.get(ref)!);
    return {
      entities: found.flatMap(({ entities }) => entities),
      others: found.flatMap(({ others }) => others),
    };
  };
}
