import type { Finding } from '@backstage-continuity/plugin-continuity-common';

/** A path of entities in the address, from what needs to what is needed. */
export function pathToText(path: readonly string[]): string {
  return path.join(',');
}

/** The path that an address names. */
export function pathFromText(text: string | null): string[] {
  return (text ?? '').split(',').filter(ref => ref !== '');
}

/**
 * The entities that a finding speaks of, from what needs to what is needed: the
 * way an objective came along and what does not keep it, or a cycle all round.
 * Nothing for findings that concern no dependency.
 */
export function pathOf(finding: Finding): string[] {
  const { along, dependency, loop } = finding.figures;
  if (loop?.length) return [...loop, loop[0]];
  const path = [
    ...(along ?? []),
    finding.entityRef,
    ...(dependency === undefined ? [] : [dependency]),
  ];
  const steps = path.filter((ref, index) => ref !== path[index - 1]);
  return steps.length > 1 ? steps : [];
}

/** Whether a path leads back to where it begins. */
export function isLoop(path: readonly string[]): boolean {
  return path.length > 1 && path[0] === path[path.length - 1];
}

/** Tells a dependency of a path from others. */
export function stepKey(from: string, to: string): string {
  return `${from} ${to}`;
}

/** What a path consists of, to look up. */
export function pathSets(path: readonly string[]): {
  entities: ReadonlySet<string>;
  steps: ReadonlySet<string>;
} {
  return {
    entities: new Set(path),
    steps: new Set(path.slice(1).map((to, index) => stepKey(path[index], to))),
  };
}
