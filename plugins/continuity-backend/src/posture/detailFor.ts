import { parseEntityRef } from '@backstage/catalog-model';
import {
  objectiveNames,
  type Figure,
  type FigureOrigin,
  type Objectives,
} from '@backstage-continuity/plugin-continuity-common';
import type { Names } from './Names';
import type { PostureDetail } from './postureRows';

function figuresOf(objectives: Objectives): Figure[] {
  return objectiveNames.flatMap(name => {
    const { required, declared, target } = objectives[name];
    return [required, declared, target];
  });
}

function refsOfOrigin(origin: FigureOrigin): string[] {
  return 'entityRef' in origin ? [origin.entityRef] : [];
}

function refsOf({ source }: Figure): string[] {
  if (source === null) return [];
  return source.type === 'dependent'
    ? [...source.path, ...refsOfOrigin(source.origin)]
    : refsOfOrigin(source);
}

/** Which record a figure is from is for those to know who see what it is about. */
function withoutHiddenRecord(figure: Figure, names: Names): Figure {
  const { source } = figure;
  if (source?.type !== 'function' || names.sees(source.entityRef)) {
    return figure;
  }
  const { recordId, ...rest } = source;
  return { ...figure, source: rest };
}

function figureFor(figure: Figure, names: Names): Figure {
  const { source } = figure;
  if (source?.type !== 'dependent') return withoutHiddenRecord(figure, names);
  const path = source.path.filter(names.sees);
  // Where the first of the path is hidden, so is how it came to its figure.
  const isSeen =
    names.sees(source.path[0]) && refsOfOrigin(source.origin).every(names.sees);
  return {
    ...figure,
    source: {
      ...source,
      path,
      origin: isSeen ? source.origin : { type: 'hidden' },
    },
  };
}

/** Whatever else is spoken of in what is stored of an entity. */
export function refsInDetail(detail: PostureDetail): string[] {
  const { objectives, recovery, functions } = detail;
  return [
    ...figuresOf(objectives).flatMap(refsOf),
    ...functions.map(item => item.entityRef),
    ...(recovery.missingRef === null ? [] : [recovery.missingRef]),
  ];
}

/**
 * What is stored of an entity as one caller may read it: the ways that figures
 * came along without entities that the caller may not see, and functions that
 * are hidden without their titles.
 */
export function detailFor(detail: PostureDetail, names: Names): PostureDetail {
  const { objectives, recovery, functions } = detail;
  const seen = objectiveNames.map(name => {
    const { required, declared, target, achieved } = objectives[name];
    return {
      required: figureFor(required, names),
      declared,
      target: figureFor(target, names),
      achieved,
    };
  });
  return {
    ...detail,
    objectives: { rto: seen[0], rpo: seen[1], mtpd: seen[2] },
    recovery: {
      ...recovery,
      missingRef:
        recovery.missingRef !== null && names.sees(recovery.missingRef)
          ? recovery.missingRef
          : null,
    },
    functions: functions.map(item =>
      names.sees(item.entityRef)
        ? item
        : { ...item, title: parseEntityRef(item.entityRef).name },
    ),
  };
}
