import {
  rollupDimensions,
  type RollupDimension,
  type RollupRow,
} from '@backstage-continuity/plugin-continuity-common';
import { createContext, useContext } from 'react';
import { useUrlList } from '../../components';
import type { PostureFilters } from '../usePostureState';

/** What the rows of the tree share. */
export interface TreeState {
  by: RollupDimension;
  filters: PostureFilters;
  isOpen: (key: string) => boolean;
  toggle: (key: string) => void;
  /** The one row that the Tab key leads to; null: the first. */
  active: string | null;
  setActive: (path: string) => void;
}

export const TreeContext = createContext<TreeState | undefined>(undefined);

export function useTree(): TreeState {
  const tree = useContext(TreeContext);
  if (!tree) throw new Error('A row of the tree stands outside of it');
  return tree;
}

/** Lines that are open, in the address, so that a link shows them open. */
export function useOpenLines() {
  const [open, setOpen] = useUrlList('open');
  return {
    isOpen: (key: string) => open.includes(key),
    toggle: (key: string) =>
      setOpen(
        open.includes(key)
          ? open.filter(other => other !== key)
          : [...open, key],
      ),
  };
}

export function isDimension(text: string): text is RollupDimension {
  return (rollupDimensions as readonly string[]).includes(text);
}

/** What a line is called in addresses; undefined: it cannot be asked for. */
export function keyOf(by: RollupDimension, line: RollupRow) {
  return line.key ?? (by === 'tier' ? 'unclassified' : undefined);
}

/** Filters of the services that belong to a line itself. */
export function servicesOf(
  by: RollupDimension,
  key: string,
): Partial<Record<'owner' | Exclude<RollupDimension, 'group'>, string[]>> {
  return { [by === 'group' ? 'owner' : by]: [key] };
}
