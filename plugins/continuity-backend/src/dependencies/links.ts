import {
  membersOf,
  type DependencyNode,
} from '@backstage-continuity/plugin-continuity-common';
import type { Edge, TraitValue } from './rows';

const LENGTH = 255;

/** What a node names as needed, each entity once: as the strongest of its needs for it. */
export function edgesOf(node: DependencyNode): Edge[] {
  const edges = new Map<string, { hard: boolean; operation: boolean }>();
  for (const need of node.needs) {
    for (const ref of membersOf(need)) {
      const known = edges.get(ref);
      edges.set(ref, {
        hard: (known?.hard ?? false) || need.strength === 'hard',
        operation: (known?.operation ?? false) || need.use === 'operation',
      });
    }
  }
  return [...edges].map(([targetRef, kind]) => ({ targetRef, ...kind }));
}

/** What an entity is made of. */
export function technologiesOf(entity: {
  type: string | null;
  tags: string[];
}): string[] {
  const names = [entity.type, ...entity.tags].flatMap(name =>
    name ? [name.slice(0, LENGTH)] : [],
  );
  return [...new Set(names)];
}

/** What an entity can be lost by: where it stands, and what it is made of. */
export function traitsOf(
  { location }: Pick<DependencyNode, 'location'>,
  technologies: string[],
): TraitValue[] {
  const { site, region, provider } = location ?? {};
  const places = [
    ['site', site],
    ['region', region],
    ['provider', provider],
  ] as const;
  return [
    ...places.flatMap(([trait, value]) =>
      value ? [{ trait, value: value.slice(0, LENGTH) }] : [],
    ),
    ...technologies.map(value => ({ trait: 'technology' as const, value })),
  ];
}
