import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  RELATION_API_PROVIDED_BY,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { relationsOf, type Related } from './catalogRelations';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** Relations that either of both entities can declare. */
const fromEitherSide = [RELATION_DEPENDS_ON, RELATION_API_PROVIDED_BY];

/** What the catalog itself notes of where a file is. */
const placeAnnotations = [
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
];

/**
 * Entities of changed files with the relations that the catalog would give them,
 * and the unchanged ones whose relations differ by that.
 *
 * @remarks
 * What the entities declared so far is replaced by what they declare now. What
 * others declare of them stays, and so do relations of which nobody's `spec`
 * tells, which some processor of the catalog made.
 */
export async function relate(options: {
  entities: Entity[];
  /** The same entities, and those that are removed, as the catalog holds them. */
  current: Map<string, Entity>;
  /** What the catalog holds of others. */
  readOthers: (refs: string[]) => Promise<Map<string, Entity>>;
  /** Unchanged entities that name one that is new. */
  naming: Entity[];
}): Promise<Entity[]> {
  const { entities, current } = options;
  const changed = new Map(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  const isOther = (ref: string) => !changed.has(ref) && !current.has(ref);
  const before = relationsByKey([...current.values()]);
  const after = relationsByKey(entities);
  const differing = [...before, ...after].flatMap(([key, related]) =>
    before.has(key) !== after.has(key) && fromEitherSide.includes(related.type)
      ? [related.source, related.target]
      : [],
  );
  const others = await options.readOthers(
    [...new Set(differing)].filter(isOther),
  );
  const byOthers = relationsByKey(
    [...others.values(), ...options.naming].filter(entity =>
      isOther(stringifyEntityRef(entity)),
    ),
  );
  const declared = bySource([...new Map([...after, ...byOthers]).values()]);
  const withRelations = (entity: Entity, known: Entity | undefined): Entity => {
    const ref = stringifyEntityRef(entity);
    const kept = (known?.relations ?? []).filter(
      ({ type, targetRef }) =>
        !before.has(keyOf({ source: ref, type, target: lower(targetRef) })),
    );
    const all = new Map(
      [...kept, ...(declared.get(ref) ?? [])].map(relation => [
        `${relation.type} ${lower(relation.targetRef)}`,
        relation,
      ]),
    );
    // As the catalog orders them.
    const ordered = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    return { ...entity, relations: ordered.map(([, relation]) => relation) };
  };
  return [
    ...[...changed].map(([ref, entity]) => {
      const known = current.get(ref);
      const metadata = metadataOf(entity, known);
      return withRelations({ ...entity, metadata }, known);
    }),
    ...[...others.values()].map(entity => withRelations(entity, entity)),
  ];
}

function keyOf({ source, type, target }: Related): string {
  return JSON.stringify([source, type, target]);
}

function relationsByKey(entities: Entity[]): Map<string, Related> {
  return new Map(
    entities
      .flatMap(entity => relationsOf(entity).relations)
      .map(related => [keyOf(related), related]),
  );
}

function bySource(
  all: Related[],
): Map<string, { type: string; targetRef: string }[]> {
  const groups = new Map<string, { type: string; targetRef: string }[]>();
  for (const { source, type, target } of all) {
    const group = groups.get(source) ?? [];
    group.push({ type, targetRef: target });
    groups.set(source, group);
  }
  return groups;
}

/** The metadata of a file, and what the catalog adds to it. */
function metadataOf(
  { metadata }: Entity,
  known: Entity | undefined,
): Entity['metadata'] {
  const { etag: _, ...rest } = metadata;
  const added = Object.entries(known?.metadata.annotations ?? {}).filter(
    ([name]) => placeAnnotations.includes(name),
  );
  return {
    ...rest,
    namespace: metadata.namespace ?? 'default',
    annotations: { ...Object.fromEntries(added), ...metadata.annotations },
  };
}
