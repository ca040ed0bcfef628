import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  RELATION_API_PROVIDED_BY,
  RELATION_CHILD_OF,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { entityRefSchema } from '@backstage-continuity/plugin-continuity-common';
import { createHash } from 'node:crypto';
import { boundedJson, boundedText } from './bounded';
import {
  REF_LENGTH,
  type FunctionRow,
  type MirroredEntityRow,
  type NodeRow,
} from './rows';

const ENTITY_KINDS = ['component', 'resource', 'api', 'system', 'domain'];
const NODE_KINDS = ['group', 'user', 'system', 'domain'];
const FUNCTION_KIND = 'vitalbusinessfunction';

const kindsOf = {
  entity: ENTITY_KINDS,
  function: [FUNCTION_KIND],
  node: NODE_KINDS,
};

/** Whether what a ref names is kept as such, if it is mirrored at all. */
export function isKeptAs(what: keyof typeof kindsOf, ref: string): boolean {
  return kindsOf[what].includes(ref.slice(0, ref.indexOf(':')));
}

/** What is kept of one catalog entity; a system is both an entity and a node. */
export interface Mirrored {
  entityRef: string;
  etag: string;
  contentHash: string;
  entity?: MirroredEntityRow;
  function?: FunctionRow;
  node?: NodeRow;
}

const lower = (text: string) => text.toLocaleLowerCase('en-US');

function targets(entity: Entity, ...types: string[]): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => types.includes(relation.type))
    .flatMap(relation => {
      // The catalog relates to whatever a file names. Small letters may be longer.
      const text = boundedText(relation.targetRef, REF_LENGTH + 1);
      const { data: ref } = entityRefSchema.safeParse(text);
      return ref !== undefined && ref.length <= REF_LENGTH ? [ref] : [];
    });
  return [...new Set(refs)];
}

function partOf(entity: Entity, kind: string): string | null {
  const refs = targets(entity, RELATION_PART_OF);
  return refs.find(ref => ref.startsWith(`${kind}:`)) ?? null;
}

function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile as { displayName?: unknown } | undefined;
  return (
    boundedText(entity.metadata.title, 500) ??
    boundedText(profile?.displayName, 500) ??
    boundedText(entity.metadata.name, 500) ??
    '-'
  );
}

function tagsOf(entity: Entity): string[] {
  const tags: unknown = entity.metadata.tags;
  return Array.isArray(tags)
    ? tags.flatMap(tag => boundedText(tag, 63) ?? []).sort()
    : [];
}

/** Only addresses of the web are offered to click on. */
function webAddress(value: unknown): string | null {
  const text = boundedText(value, 2000);
  return text && /^https?:\/\//i.test(text) ? text : null;
}

/** What is kept of an entity that may carry a continuity block. */
export function toInventoryRow(
  entity: Entity,
  isInScope: (entity: Entity) => boolean,
): MirroredEntityRow {
  const owners = targets(entity, RELATION_OWNED_BY);
  const annotations = entity.metadata.annotations ?? {};
  const block = entity.spec?.continuity;
  return {
    entity_ref: stringifyEntityRef(entity),
    kind: lower(entity.kind),
    namespace: lower(entity.metadata.namespace ?? 'default'),
    name: entity.metadata.name,
    title: titleOf(entity),
    type: boundedText(entity.spec?.type, 255),
    lifecycle: boundedText(entity.spec?.lifecycle, 255),
    owner_ref: owners[0] ?? null,
    owners: JSON.stringify(owners),
    system_ref: partOf(entity, 'system'),
    domain_ref: partOf(entity, 'domain'),
    in_scope: isInScope(entity),
    continuity:
      block === undefined || block === null ? null : boundedJson(block),
    dependencies: JSON.stringify(
      targets(entity, RELATION_DEPENDS_ON, RELATION_CONSUMES_API),
    ),
    providers: JSON.stringify(targets(entity, RELATION_API_PROVIDED_BY)),
    tags: JSON.stringify(tagsOf(entity)),
    edit_url: webAddress(annotations[ANNOTATION_EDIT_URL]),
    source_location:
      boundedText(annotations[ANNOTATION_LOCATION], 2000) ??
      boundedText(annotations[ANNOTATION_SOURCE_LOCATION], 2000),
  };
}

function toFunctionRow(entity: Entity): FunctionRow {
  const owners = targets(entity, RELATION_OWNED_BY);
  return {
    entity_ref: stringifyEntityRef(entity),
    namespace: lower(entity.metadata.namespace ?? 'default'),
    title: titleOf(entity),
    owner_ref: owners[0] ?? null,
    owners: JSON.stringify(owners),
    spec: boundedJson(entity.spec ?? {}),
  };
}

function toNodeRow(entity: Entity): NodeRow {
  const kind = lower(entity.kind);
  const parent =
    kind === 'group'
      ? targets(entity, RELATION_CHILD_OF)[0] ?? null
      : partOf(entity, 'domain');
  return {
    entity_ref: stringifyEntityRef(entity),
    kind,
    title: titleOf(entity),
    parent_ref: kind === 'user' ? null : parent,
    owners: JSON.stringify(targets(entity, RELATION_OWNED_BY)),
  };
}

/** What the catalog calls this version of the entity; empty where it does not. */
export function etagOf(entity: Entity): string {
  return boundedText(entity.metadata.etag, 255) ?? '';
}

/** What is kept of a catalog entity; undefined for one that cannot be kept. */
export function toMirrored(
  entity: Entity,
  isInScope: (entity: Entity) => boolean,
): Mirrored | undefined {
  const entityRef = stringifyEntityRef(entity);
  if (boundedText(entityRef, REF_LENGTH) !== entityRef) return undefined;
  const kind = lower(entity.kind);
  const content = {
    entity: ENTITY_KINDS.includes(kind)
      ? toInventoryRow(entity, isInScope)
      : undefined,
    function: kind === FUNCTION_KIND ? toFunctionRow(entity) : undefined,
    node: NODE_KINDS.includes(kind) ? toNodeRow(entity) : undefined,
  };
  return {
    entityRef,
    etag: etagOf(entity),
    contentHash: createHash('sha256')
      .update(JSON.stringify(content))
      .digest('base64url'),
    ...content,
  };
}
