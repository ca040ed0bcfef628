import type { Authorizable } from './InventoryAccess';

type LookUp = (entityRefs: string[]) => Promise<Authorizable>;

/**
 * Looks nothing up twice: what one request asks about is asked about again and
 * again, also while the answer is still on its way.
 */
export function rememberingLookUp(lookUp: LookUp): LookUp {
  const batches = new Map<string, Promise<Map<string, Authorizable>>>();
  return async entityRefs => {
    const asked = [...new Set(entityRefs)];
    const unknown = asked.filter(ref => !batches.has(ref));
    if (unknown.length > 0) {
      const batch = lookUp(unknown).then(found => byRef(unknown, found));
      for (const ref of unknown) batches.set(ref, batch);
    }
    const answers = await Promise.all(
      new Set(asked.map(ref => batches.get(ref)!)),
    );
    const found = asked.map(
      ref => answers.find(answer => answer.has(ref))!.get(ref)!,
    );
    return {
      entities: found.flatMap(({ entities }) => entities),
      others: found.flatMap(({ others }) => others),
    };
  };
}

function byRef(
  refs: string[],
  { entities, others }: Authorizable,
): Map<string, Authorizable> {
  const known = new Map<string, Authorizable>(
    refs.map(ref => [ref, { entities: [], others: [] }]),
  );
  for (const item of entities) known.get(item.entityRef)!.entities.push(item);
  for (const item of others) known.get(item.entityRef)!.others.push(item);
  return known;
}
