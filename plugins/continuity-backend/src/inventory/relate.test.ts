import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { relate } from './relate';

function entity(
  kind: string,
  name: string,
  spec: Record<string, string | string[]> = {},
  relations: string[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec,
    relations: relations.map(relation => {
      const [type, targetRef] = relation.split(' ');
      return { type, targetRef };
    }),
  };
}

/** Relations by ref, when files change in a catalog that holds `all`. */
async function related(
  all: Entity[],
  change: { files?: Entity[]; removed?: string[]; naming?: Entity[] },
) {
  const catalog = new Map(all.map(each => [stringifyEntityRef(each), each]));
  const pick = (refs: string[]) =>
    new Map(
      refs.flatMap(ref => {
        const found = catalog.get(ref);
        return found ? [[ref, found] as const] : [];
      }),
    );
  const { files = [], removed = [], naming = [] } = change;
  const result = await relate({
    entities: files,
    current: pick([...files.map(each => stringifyEntityRef(each)), ...removed]),
    readOthers: async refs => pick(refs),
    naming,
  });
  return Object.fromEntries(
    result.map(each => [
      stringifyEntityRef(each),
      each.relations?.map(({ type, targetRef }) => `${type} ${targetRef}`),
    ]),
  );
}

const CHECKOUT = 'component:default/checkout';

describe('the relations of changed files', () => {
  it('are those that their spec declares, as the catalog makes them', async () => {
    const spec = {
      owner: 'web',
      system: 'shop',
      dependsOn: ['resource:orders', 'Component:Other/Basket'],
      consumesApis: ['prices'],
    };
    expect(
      await related([], { files: [entity('Component', 'checkout', spec)] }),
    ).toEqual({
      [CHECKOUT]: [
        'consumesApi api:default/prices',
        'dependsOn component:other/basket',
        'dependsOn resource:default/orders',
        'ownedBy group:default/web',
        'partOf system:default/shop',
      ],
    });
    const domain = entity('Domain', 'web', { subdomainOf: 'commerce' });
    const system = entity('System', 'shop', { domain: 'commerce' });
    expect(await related([], { files: [domain, system] })).toEqual({
      'domain:default/web': ['partOf domain:default/commerce'],
      'system:default/shop': ['partOf domain:default/commerce'],
    });
  });

  it('replace what the spec declared, and nothing else', async () => {
    const before = entity(
      'Component',
      'checkout',
      { owner: 'web', dependsOn: ['resource:orders'] },
      [
        'dependsOn resource:default/orders',
        'dependsOn resource:default/by-a-processor',
        'dependsOn resource:default/says-so-itself',
        'ownedBy group:default/web',
      ],
    );
    expect(
      await related([before], {
        files: [entity('Component', 'checkout', { owner: 'stores' })],
      }),
    ).toEqual({
      [CHECKOUT]: [
        'dependsOn resource:default/by-a-processor',
        'dependsOn resource:default/says-so-itself',
        'ownedBy group:default/stores',
      ],
    });
  });

  it('stay where the other side declares them, too', async () => {
    const before = entity(
      'Component',
      'checkout',
      { dependsOn: ['resource:orders'] },
      ['dependsOn resource:default/orders'],
    );
    const orders = entity('Resource', 'orders', {
      dependencyOf: ['component:checkout'],
    });
    const result = await related([before, orders], {
      files: [entity('Component', 'checkout')],
    });
    expect(result[CHECKOUT]).toEqual(['dependsOn resource:default/orders']);
  });

  it('are also those of unchanged entities', async () => {
    const api = (relations: string[]) => entity('API', 'prices', {}, relations);
    const provided = 'apiProvidedBy component:default/checkout';
    const provider = entity('Component', 'checkout', {
      providesApis: ['prices'],
    });
    expect(await related([api([])], { files: [provider] })).toMatchObject({
      'api:default/prices': [provided],
    });
    expect(
      await related([provider, api([provided])], { removed: [CHECKOUT] }),
    ).toEqual({ 'api:default/prices': [] });
  });

  it('of a new entity are also what others declare of it', async () => {
    const provider = entity('Component', 'checkout', {
      providesApis: ['prices'],
    });
    expect(
      await related([], {
        files: [entity('API', 'prices')],
        naming: [provider],
      }),
    ).toEqual({
      'api:default/prices': ['apiProvidedBy component:default/checkout'],
    });
  });
});
