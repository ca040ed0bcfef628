import {
  lostSelectors,
  type LostSelector,
  type LostSet,
} from '@backstage-continuity/plugin-continuity-common';
import { useUrlQuery } from '../components';
import { nameOfRef } from '../pickers';

/** Names of the selectors in the address. */
const parameters: Record<LostSelector, string> = {
  entityRefs: 'entity',
  site: 'site',
  region: 'region',
  provider: 'provider',
  owner: 'owner',
  technology: 'technology',
};

/** One thing that is lost. */
export interface Loss {
  by: LostSelector;
  value: string;
}

/** What people call a loss. */
export function nameOfLoss({ by, value }: Loss): string {
  return by === 'entityRefs' || by === 'owner' ? nameOfRef(value) : value;
}

/** What is lost, as the address says. */
export function useLoss() {
  const { params, change } = useUrlQuery();
  const lost = Object.fromEntries(
    lostSelectors.map(by => [
      by,
      [...new Set(params.getAll(parameters[by]))].filter(value => value !== ''),
    ]),
  ) as LostSet;
  const losses = lostSelectors.flatMap(by =>
    lost[by].map((value): Loss => ({ by, value })),
  );
  /** Another loss begins with its first steps. */
  const set = (values: Partial<LostSet>) =>
    change({
      steps: undefined,
      ...Object.fromEntries(
        lostSelectors.flatMap(by =>
          values[by] ? [[parameters[by], values[by]]] : [],
        ),
      ),
    });
  return {
    lost,
    losses,
    set,
    add: ({ by, value }: Loss) => set({ [by]: [...lost[by], value] }),
    remove: (gone: readonly Loss[]) =>
      set(
        Object.fromEntries(
          lostSelectors.map(by => [
            by,
            lost[by].filter(
              value =>
                !gone.some(loss => loss.by === by && loss.value === value),
            ),
          ]),
        ),
      ),
    clear: () => set(Object.fromEntries(lostSelectors.map(by => [by, []]))),
  };
}
