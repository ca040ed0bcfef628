import type { FigureSource } from '../model/objectives';

/** Who asks for a figure. */
export interface Asker {
  entityRef?: string;
  peak?: string;
}

/** Dependencies between where a figure was decided and the entity it is for. */
export function stepsOf(source: FigureSource): number {
  return source.type === 'dependent' ? source.steps : 0;
}

/**
 * A function, in a peak perhaps, or the entity where the figure was decided.
 * Nobody is named where the entity itself, its tier or its analysis decides.
 */
export function askerOf(source: FigureSource): Asker {
  if (source.type === 'dependent') {
    return source.origin.type === 'function'
      ? askerOf(source.origin)
      : { entityRef: source.path[0] };
  }
  if (source.type !== 'function') {
    return {};
  }
  const { entityRef, peak } = source;
  return { entityRef, ...(peak !== undefined && { peak }) };
}
