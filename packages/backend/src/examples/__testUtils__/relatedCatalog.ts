import {
  parseEntityRef,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** Fields of a spec, the relation each makes, and the kind of a bare name. */
const fields: [field: string, type: string, kind?: string][] = [
  ['owner', RELATION_OWNED_BY, 'Group'],
  ['system', RELATION_PART_OF, 'System'],
  ['domain', RELATION_PART_OF, 'Domain'],
  ['dependsOn', RELATION_DEPENDS_ON],
  ['consumesApis', RELATION_CONSUMES_API, 'API'],
];

function namedIn(entity: Entity, field: string, defaultKind?: string) {
  return [entity.spec?.[field] ?? []].flat().map(ref =>
    stringifyEntityRef(
      parseEntityRef(String(ref), {
        defaultKind,
        defaultNamespace: 'default',
      }),
    ),
  );
}

/** The entities as the catalog gives them to its readers: with relations. */
export function withRelations(entities: Entity[]): Entity[] {
  return entities.map(entity => {
    const ref = stringifyEntityRef(entity);
    const providers = entities
      .filter(other => namedIn(other, 'providesApis', 'API').includes(ref))
      .map(other => stringifyEntityRef(other));
    return {
      ...entity,
      metadata: { namespace: 'default', etag: ref, ...entity.metadata },
      relations: [
        ...fields.flatMap(([field, type, kind]) =>
          namedIn(entity, field, kind).map(targetRef => ({ type, targetRef })),
        ),
        ...providers.map(targetRef => ({
          type: RELATION_API_PROVIDED_BY,
          targetRef,
        })),
      ],
    };
  });
}
