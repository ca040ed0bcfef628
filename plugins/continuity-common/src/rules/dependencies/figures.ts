import type { Figure, FigureOrigin } from '../../model/objectives';
import type { Way } from './results';

/** The smaller of both, the declared one where they are equal; null is no figure. */
export function targetOf(declared: Figure, required: Figure): Figure {
  if (declared.seconds === null) {
    return required;
  }
  return required.seconds !== null && required.seconds < declared.seconds
    ? required
    : declared;
}

/** Where the first of its path has it from. */
export function originOf({ source }: Figure): FigureOrigin {
  if (source === null) {
    throw new Error('A figure that is decided has a source');
  }
  return source.type === 'dependent' ? source.origin : source;
}

/** The way on which it was inherited; undefined: it was not. */
export function wayOf({ source }: Figure): Way | undefined {
  return source?.type === 'dependent'
    ? { path: source.path, steps: source.steps }
    : undefined;
}
