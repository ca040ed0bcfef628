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

/** That one entity is related to another, whichever of the two says so. */
export interface Related {
  source: string;
  type: string;
  target: string;
}

/** A field of `spec` from which the catalog makes relations. */
interface RelatingField {
  name: string;
  type: string;
  defaultKind?: string;
  /** The relation is that of the entity named. */
  ofTheOther?: true;
}

const owner = { name: 'owner', type: RELATION_OWNED_BY, defaultKind: 'Group' };
const system = {
  name: 'system',
  type: RELATION_PART_OF,
  defaultKind: 'System',
};
const needs: RelatingField[] = [
  { name: 'dependsOn', type: RELATION_DEPENDS_ON },
  { name: 'dependencyOf', type: RELATION_DEPENDS_ON, ofTheOther: true },
];

/** What the catalog does with these kinds, as far as it is mirrored. */
const fields: Record<string, RelatingField[]> = {
  Component: [
    owner,
    system,
    ...needs,
    { name: 'consumesApis', type: RELATION_CONSUMES_API, defaultKind: 'API' },
    {
      name: 'providesApis',
      type: RELATION_API_PROVIDED_BY,
      defaultKind: 'API',
      ofTheOther: true,
    },
  ],
  Resource: [owner, system, ...needs],
  API: [owner, system],
  System: [
    owner,
    { name: 'domain', type: RELATION_PART_OF, defaultKind: 'Domain' },
  ],
  Domain: [
    owner,
    { name: 'subdomainOf', type: RELATION_PART_OF, defaultKind: 'Domain' },
  ],
  VitalBusinessFunction: [owner],
};

/** The kinds whose relations are known here. */
export const relatedKinds = Object.keys(fields);

/** What of an entity its relations follow from. */
export const relatingPaths = [
  ...new Set(Object.values(fields).flatMap(all => all.map(each => each.name))),
].map(name => `spec.${name}`);

/** A field that holds something else than references. */
export interface RelationMistake {
  path: (string | number)[];
  value: unknown;
}

/** The relations that an entity declares by its `spec`. */
export function relationsOf(entity: Entity): {
  relations: Related[];
  mistakes: RelationMistake[];
} {
  const self = stringifyEntityRef(entity);
  const defaultNamespace = entity.metadata.namespace ?? 'default';
  const relations: Related[] = [];
  const mistakes: RelationMistake[] = [];
  for (const field of fields[entity.kind] ?? []) {
    const { name, type, defaultKind, ofTheOther } = field;
    const value: unknown = entity.spec?.[name];
    if (value === undefined || value === null || value === '') continue;
    [value].flat().forEach((item, index) => {
      const other = readRef(item, { defaultKind, defaultNamespace });
      if (other === undefined) {
        const path = ['spec', name, ...(Array.isArray(value) ? [index] : [])];
        mistakes.push({ path, value: item });
      } else {
        relations.push(
          ofTheOther
            ? { source: other, type, target: self }
            : { source: self, type, target: other },
        );
      }
    });
  }
  return { relations, mistakes };
}

function readRef(
  value: unknown,
  context: { defaultKind?: string; defaultNamespace: string },
): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return stringifyEntityRef(parseEntityRef(value, context));
  } catch {
    return undefined;
  }
}
