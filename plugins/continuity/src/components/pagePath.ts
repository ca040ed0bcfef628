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
  | 'strategy'
  | 'what-if'
  | 'records'
  | 'risks'
  | 'tests';

/** A page, or a record within theirs. */
export type ContinuityPlace = ContinuityTab | `records/${string}`;

/**
 * Addresses within the Continuity page, absolute; undefined where the app has
 * no such page.
 */
export function useContinuityPageLink(): (
  place: ContinuityPlace,
  query?: Record<string, string | string[]>,
) => string | undefined {
  const provided = useContext(PagePathContext);
  const routes = useApiHolder().get(routeResolutionApiRef);
  const base = provided ?? routes?.resolve(rootRouteRef)?.();
  return (place, query = {}) => {
    if (base === undefined) return undefined;
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        [value].flat().map(item => [name, item]),
      ),
    ).toString();
    return `${base.replace(/\/$/, '')}/${place}${search && `?${search}`}`;
  };
}
