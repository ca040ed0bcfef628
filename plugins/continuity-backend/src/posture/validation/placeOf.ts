import { parseEntityRef } from '@backstage/catalog-model';
import type { FileEntity } from './readEntities';
import type { Failure } from './compareFindings';
import type { NodePath } from './YamlFile';

/** Where files name what an entity has to do with. */
const naming: NodePath[] = [
  ['spec', 'continuity', 'dependencies'],
  ['spec', 'dependsOn'],
  ['spec', 'consumesApis'],
  ['spec', 'continuity', 'supports'],
  ['spec', 'supportedBy'],
  ['spec', 'dependencyOf'],
  ['spec', 'providesApis'],
];

/**
 * Where in the changed files a finding has its reason: in the file of its
 * entity, or else in that of another entity it speaks of.
 */
export function placeOf(
  {
    entityRef,
    subject,
    figures,
  }: Pick<Failure, 'entityRef' | 'subject' | 'figures'>,
  files: Map<string, FileEntity>,
): { path: string | null; line: number | null } {
  const own = files.get(entityRef);
  const { dependency, along = [], loop = [], requiredBy } = figures;
  if (own) {
    const named = dependency ?? (subject.includes(':') ? subject : undefined);
    return {
      path: own.path,
      line:
        lineNaming(own, [named, ...loop.filter(ref => ref !== entityRef)]) ??
        lineOfField(own, figures.path) ??
        lineOfObjective(own, figures.objective) ??
        nameLine(own),
    };
  }
  // The nearest one is the last.
  const others = [dependency, ...[...along].reverse(), ...loop, requiredBy]
    .map(ref => ref && files.get(ref))
    .filter(file => file !== undefined && file !== '');
  for (const file of others) {
    const line = lineNaming(file, [entityRef]);
    if (line !== null) return { path: file.path, line };
  }
  const [first] = others;
  if (!first) return { path: null, line: null };
  const line = lineOfObjective(first, figures.objective) ?? nameLine(first);
  return { path: first.path, line };
}

function nameLine(file: FileEntity): number | null {
  return file.lineOf(['metadata', 'name']);
}

function lineOfObjective(
  file: FileEntity,
  objective: string | undefined,
): number | null {
  if (objective === undefined) return null;
  return (
    file.lineOf(['spec', 'continuity', objective]) ??
    file.lineOf(['spec', objective]) ??
    file.lineOf(['spec', 'continuity', 'tier'])
  );
}

/** Line of a field such as `spec.continuity.dependencies[0].ref`. */
function lineOfField(
  file: FileEntity,
  field: string | undefined,
): number | null {
  const path = (field?.match(/[^.[\]]+/g) ?? []).map(key =>
    /^\d+$/.test(key) ? Number(key) : key,
  );
  for (let length = path.length; length > 1; length--) {
    const line = file.lineOf(path.slice(0, length));
    if (line !== null) return line;
  }
  return null;
}

/** Line where a file names one of the entities, in any of the ways it may. */
function lineNaming(
  file: FileEntity,
  refs: (string | undefined)[],
): number | null {
  const { namespace: here = 'default' } = file.entity.metadata;
  const names = new Set(
    refs.flatMap(ref => {
      if (ref === undefined) return [];
      const { kind, namespace, name } = parseEntityRef(ref);
      const near = namespace === here.toLocaleLowerCase('en-US');
      return [
        ref,
        `${namespace}/${name}`,
        ...(near ? [`${kind}:${name}`, name] : []),
      ];
    }),
  );
  if (names.size === 0) return null;
  for (const path of naming) {
    const line = file.lineOfText(path, text =>
      names.has(text.toLocaleLowerCase('en-US')),
    );
    if (line !== null) return line;
  }
  return null;
}
