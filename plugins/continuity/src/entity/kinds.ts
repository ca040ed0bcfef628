import type { FilterPredicate } from '@backstage/filter-predicates';

/** Kinds whose own continuity is judged. */
export const serviceKinds = ['component', 'resource', 'api'];

/** Kinds that show the posture of what belongs to them. */
export const rollupKinds = [
  'group',
  'user',
  'system',
  'domain',
  'vitalbusinessfunction',
];

export const serviceEntityFilter: FilterPredicate = {
  kind: { $in: serviceKinds },
};

export const continuityEntityFilter: FilterPredicate = {
  kind: { $in: [...serviceKinds, ...rollupKinds] },
};
