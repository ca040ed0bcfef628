/** Which item of a list. */
export type Selector =
  | { by: 'row' }
  | { by: 'number'; number: number }
  | { by: 'id'; id: string }
  /** The id is what the column of this target says. */
  | { by: 'column'; target: string };

/** One step of a target: a key, or an item of the list that was reached. */
export type Step = { key: string } | { item: Selector };

const STEP = /(?:^|\.)([^.[\]]+)|\[([^[\]]*)\]/g;

function selectorOf(text: string): Selector {
  if (text === '') return { by: 'row' };
  if (text.startsWith('#')) return { by: 'id', id: text.slice(1) };
  if (text.startsWith('@')) return { by: 'column', target: text };
  return { by: 'number', number: Number(text) };
}

/** The steps of a target that {@link columnOfTarget} knows. */
export function stepsOf(target: string): Step[] {
  return [...target.matchAll(STEP)].map(([, key, selector]) =>
    key === undefined ? { item: selectorOf(selector) } : { key },
  );
}

/** Whether rows of the same subject each add something of their own. */
export function isOfRow(target: string): boolean {
  return /\[(?:@[^\]]*)?\]/.test(target);
}
