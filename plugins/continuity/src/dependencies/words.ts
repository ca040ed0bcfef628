import {
  formatDuration,
  type DependencyEdge,
  type DependencyEntity,
} from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../components';

type Group = NonNullable<DependencyEdge['group']>;
/** Entities by reference, for their figures. */
export type Lookup = (entityRef: string) => DependencyEntity | undefined;

export function failoverText({ failover }: Group, t: Translate): string {
  return failover === null
    ? t('dependencies.need.failoverUnknown')
    : t('dependencies.need.failover', { duration: formatDuration(failover) });
}

/** Kind and type of an entity: `Resource, database`. */
export function kindText(entity: DependencyEntity, t: Translate): string {
  const { kind, type } = entity;
  const words: Record<string, string> = {
    component: t('dependencies.kind.component'),
    resource: t('dependencies.kind.resource'),
    api: t('dependencies.kind.api'),
    system: t('dependencies.kind.system'),
    domain: t('dependencies.kind.domain'),
  };
  const word = words[kind.toLocaleLowerCase('en-US')] ?? kind;
  return type === null ? word : `${word}, ${type}`;
}

/** By how much something recovers later than what needs it; empty where it does not. */
export function inversionText(
  edge: DependencyEdge,
  lookup: Lookup,
  t: Translate,
): string {
  const actual = lookup(edge.to)?.declaredRto ?? null;
  const limit = lookup(edge.from)?.targetRto ?? null;
  return !edge.inverted || actual === null || limit === null
    ? ''
    : t('dependencies.need.inversion', {
        actual: formatDuration(actual),
        limit: formatDuration(limit),
      });
}

/** How one entity needs another, in words. */
export function needText(
  edge: DependencyEdge,
  lookup: Lookup,
  t: Translate,
): string {
  const { group } = edge;
  return [
    t(`dependencies.need.${edge.strength}`),
    edge.use === 'recovery' && t('dependencies.need.recovery'),
    edge.data && t('dependencies.need.data'),
    group &&
      t('dependencies.need.group', {
        required: String(group.required),
        members: String(group.members),
        failover: failoverText(group, t),
      }),
    inversionText(edge, lookup, t),
  ]
    .filter(Boolean)
    .join(', ');
}
