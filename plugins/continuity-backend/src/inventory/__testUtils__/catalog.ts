import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { contentHash } from '../../database';

/** An entity as the catalog serves it: its relations follow from its spec. */
export function catalogEntity(
  kind: string,
  name: string,
  options: {
    title?: string;
    annotations?: Record<string, string>;
    spec?: Entity['spec'];
    relations?: Record<string, string | string[]>;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      title: options.title,
      annotations: options.annotations,
    },
    spec: { type: 'service', lifecycle: 'production', ...options.spec },
    relations: Object.entries(options.relations ?? {}).flatMap(
      ([type, targets]) =>
        [targets].flat().map(targetRef => ({ type, targetRef })),
    ),
  };
}

/**
 * A catalog whose content can change: etags follow from it, pages are real, and
 * reading can be made to fail after some pages.
 */
export function changingCatalog() {
  const entities = new Map<string, Entity>();
  const asked: { pages: number; refs: string[] } = { pages: 0, refs: [] };
  let failAfterPages = Infinity;
  const current = () =>
    catalogServiceMock({
      entities: [...entities.values()].map(entity => ({
        ...entity,
        metadata: { ...entity.metadata, etag: contentHash(entity) },
      })),
    });
  return {
    asked,
    put(...changed: Entity[]) {
      for (const one of changed) entities.set(stringifyEntityRef(one), one);
    },
    drop(...refs: string[]) {
      for (const ref of refs) entities.delete(ref);
    },
    failAfter(pages: number) {
      failAfterPages = pages;
    },
    service: catalogServiceMock.mock({
      async *streamEntities(request) {
        for await (const page of current().streamEntities(request)) {
          if (asked.pages >= failAfterPages) {
            throw new Error('The catalog is away');
          }
          asked.pages++;
          yield page;
        }
      },
      getEntitiesByRefs: async request => {
        asked.refs.push(...request.entityRefs);
        return current().getEntitiesByRefs(request);
      },
    }),
  };
}
