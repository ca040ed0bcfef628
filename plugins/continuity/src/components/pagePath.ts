import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { createContext, useContext } from 'react';
import { rootRouteRef } from '../routes';

/** Where an app that does not resolve the plugin's routes itself keeps the page. */
export const PagePathContext = createContext<string | undefined>(undefined);

export type ContinuityTab =
  | 'posture'
  | 'to-do'
  | 'functions'
  | 'what-if'
  | 'tests';

/**
 * Addresses within the Continuity page, absolute; undefined where the app has
 * no such page.
 */
export function useContinuityPageLink(): (
  tab: ContinuityTab,
  query?: Record<string, string | string[]>,
) => string | undefined {
  const provided = useContext(PagePathContext);
  const routes = useApiHolder().get(routeResolutionApiRef);
  const base = provided ?? routes?.resolve(rootRouteRef)?.();
  return (tab, query = {}) => {
    if (base === undefined) return undefined;
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        [value].flat().map(item => [name, item]),
      ),
    ).toString();
    return `${base.replace(/\/$/, '')}/${tab}${search && `?${search}`}`;
  };
}
