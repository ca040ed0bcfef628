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
  /** `startsOpen`: unless closed by the reader. */
  isOpen: (key: string, startsOpen?: boolean) => boolean;
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

/**
 * Lines that the reader opened, or closed where they start open, in the address,
 * so that a link shows the tree as its sender saw it.
 */
export function useOpenLines() {
  const [toggled, setToggled] = useUrlList('toggled');
  return {
    isOpen: (key: string, startsOpen = false) =>
      toggled.includes(key) !== startsOpen,
    toggle: (key: string) =>
      setToggled(
        toggled.includes(key)
          ? toggled.filter(other => other !== key)
          : [...toggled, key],
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
