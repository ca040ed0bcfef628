import {
  KubernetesValidatorFunctions,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  entityRefSchema,
  VALIDATION_ENTITIES,
} from '@backstage-continuity/plugin-continuity-common';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { relatedKinds, relationsOf } from '../../inventory';
import {
  readYaml,
  type NodePath,
  type YamlDocument,
  type YamlMistake,
} from './YamlFile';

/** An entity of a changed file, and where in it. */
export interface FileEntity
  extends Pick<YamlDocument, 'lineOf' | 'lineOfText'> {
  entityRef: string;
  entity: Entity;
  path: string;
}

/** What in a changed file cannot be read. */
export interface FileMistake extends YamlMistake {
  path: string;
}

/** What the catalog asks of whatever is to be an entity. */
const envelope = z.looseObject({
  apiVersion: z.string(),
  kind: z.enum(relatedKinds),
  metadata: z.looseObject({
    name: z
      .string()
      .refine(KubernetesValidatorFunctions.isValidObjectName, 'no valid name'),
    namespace: z
      .string()
      .refine(
        KubernetesValidatorFunctions.isValidNamespace,
        'no valid namespace',
      )
      .nullish()
      .transform(namespace => namespace ?? 'default'),
    annotations: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.record(z.string(), z.unknown()),
});

/** What names it leads the kinds that are known here. */
const groups: Record<string, RegExp> = {
  VitalBusinessFunction: /^continuity\//,
};
const ofCatalog = /^backstage\.io\//;
/** Marks of the engines that templates of catalog files are written for. */
const template = /\{\{|\{%/;

/**
 * Reads the entities of changed files. YAML that is not for the catalog, and
 * kinds that continuity is not about, are passed over.
 */
export async function readEntities(
  files: { path: string; text: string }[],
): Promise<{ entities: FileEntity[]; mistakes: FileMistake[] }> {
  const entities = new Map<string, FileEntity>();
  const mistakes: FileMistake[] = [];
  let described = 0;
  for (const { path, text } of files) {
    // Large files take a while, during which others want an answer, too.
    await setImmediate();
    for (const found of readYaml(text)) {
      if ('message' in found) {
        mistakes.push({ path, ...found });
        continue;
      }
      if (!isMeantForUs(found.value)) continue;
      described += 1;
      if (described > VALIDATION_ENTITIES) {
        throw new InputError(
          `documents: expected at most ${VALIDATION_ENTITIES} entities in all texts together`,
        );
      }
      const read = readEntity(found);
      mistakes.push(...read.mistakes.map(mistake => ({ path, ...mistake })));
      if (!read.entity) continue;
      const entityRef = stringifyEntityRef(read.entity);
      const known = entities.get(entityRef);
      if (known) {
        mistakes.push({
          path,
          line: found.lineOf(['metadata', 'name']),
          message: `${entityRef} is already described in ${known.path}`,
        });
      } else {
        const { lineOf, lineOfText } = found;
        const { entity } = read;
        entities.set(entityRef, {
          entityRef,
          entity,
          path,
          lineOf,
          lineOfText,
        });
      }
    }
  }
  return { entities: [...entities.values()], mistakes };
}

function readEntity({ value, lineOf }: YamlDocument): {
  entity?: Entity;
  mistakes: YamlMistake[];
} {
  const parsed = envelope.safeParse(value);
  if (!parsed.success) {
    return {
      mistakes: parsed.error.issues.map(({ path, message }) =>
        mistakeAt(lineOf, path as NodePath, message),
      ),
    };
  }
  const entity = parsed.data as unknown as Entity;
  if (!entityRefSchema.safeParse(stringifyEntityRef(entity)).success) {
    return { mistakes: [mistakeAt(lineOf, ['metadata', 'name'], 'too long')] };
  }
  const { mistakes } = relationsOf(entity);
  return mistakes.length > 0
    ? {
        mistakes: mistakes.map(({ path, value: item }) =>
          mistakeAt(
            lineOf,
            path,
            `expected an entity reference, got ${JSON.stringify(item)}`,
          ),
        ),
      }
    : { entity, mistakes: [] };
}

function isMeantForUs(value: unknown): boolean {
  const { apiVersion, kind, metadata } = (value ?? {}) as Record<string, any>;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    relatedKinds.includes(kind) &&
    (groups[kind] ?? ofCatalog).test(apiVersion) &&
    !template.test(String(metadata?.name))
  );
}

/** A mistake at the node of the path, or the nearest one above it. */
function mistakeAt(
  lineOf: YamlDocument['lineOf'],
  path: NodePath,
  message: string,
): YamlMistake {
  let line: number | null = null;
  for (let length = path.length; line === null && length >= 0; length--) {
    line = lineOf(path.slice(0, length));
  }
  const name = path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : `${text}${text === '' ? '' : '.'}${key}`,
    '',
  );
  return { line, message: `${name}: ${message}` };
}
