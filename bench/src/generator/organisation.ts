import type { Entity } from '@backstage/catalog-model';
import { tierNames, tiers, type TierName } from './policy';

const LEVELS = [1, 5, 24, 170];

export interface Group {
  ref: string;
  name: string;
  parent: Group | null;
}

/** A tree of 200 groups in four levels. */
export const groups: Group[] = LEVELS.reduce<{ all: Group[]; last: Group[] }>(
  ({ all, last }, count, level) => {
    const next = Array.from({ length: count }, (_, index) => {
      const name = `group-${level}-${String(index + 1).padStart(3, '0')}`;
      const parent = last.length > 0 ? last[index % last.length] : null;
      return { ref: `group:default/${name}`, name, parent };
    });
    return { all: [...all, ...next], last: next };
  },
  { all: [], last: [] },
).all;

/** Who sees everything, and who sees only what the group owns. */
export const people = {
  reader: { ref: 'user:default/reader', group: groups[0] },
  contractor: {
    ref: 'user:default/contractor',
    group: groups[groups.length - 1],
  },
};

export interface BusinessFunction {
  ref: string;
  name: string;
  tier: TierName;
}

/** Each asks for as much as one of the tiers. */
export const functions: BusinessFunction[] = Array.from(
  { length: 40 },
  (_, index) => {
    const name = `function-${String(index + 1).padStart(2, '0')}`;
    return {
      ref: `vitalbusinessfunction:default/${name}`,
      name,
      tier: tierNames[index % tierNames.length],
    };
  },
);

/** The organisation as entities of the catalog. */
export function organisationEntities(): Entity[] {
  return [
    ...groups.map(({ name, parent }) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name, title: name.replace(/-/g, ' ') },
      spec: {
        type: 'team',
        children: [],
        ...(parent ? { parent: parent.name } : {}),
      },
    })),
    ...Object.values(people).map(({ ref, group }) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: ref.split('/')[1] },
      spec: { memberOf: [group.name] },
    })),
    ...functions.map(({ name, tier }) => ({
      apiVersion: 'continuity/v1alpha1',
      kind: 'VitalBusinessFunction',
      metadata: { name, title: name.replace(/-/g, ' ') },
      spec: {
        owner: groups[1].ref,
        rto: `PT${tiers[tier].rto}S`,
        rpo: `PT${tiers[tier].rpo}S`,
        mtpd: `PT${tiers[tier].mtpd}S`,
      },
    })),
  ];
}
