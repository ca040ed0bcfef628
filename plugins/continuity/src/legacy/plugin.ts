import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { continuityApiRef, createContinuityApi } from '../api';
import { entityContentRouteRef, rootRouteRef } from './routes';

/**
 * The plugin for apps on `@backstage/core-plugin-api`.
 *
 * @public
 */
export const continuityPlugin = createPlugin({
  id: 'continuity',
  apis: [
    createApiFactory({
      api: continuityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createContinuityApi,
    }),
  ],
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
});

/**
 * The Continuity page, for a route such as `/continuity`.
 *
 * @public
 */
export const ContinuityPage = continuityPlugin.provide(
  createRoutableExtension({
    name: 'ContinuityPage',
    component: () => import('./LegacyPage').then(m => m.LegacyPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The card for the overview of components, resources and APIs.
 *
 * @public
 */
export const EntityContinuityCard = continuityPlugin.provide(
  createComponentExtension({
    name: 'EntityContinuityCard',
    component: { lazy: () => import('./entity').then(m => m.LegacyCard) },
  }),
);

/**
 * The warning for the top of that overview; renders nothing unless something
 * is overdue or a gap.
 *
 * @public
 */
export const EntityContinuityWarning = continuityPlugin.provide(
  createComponentExtension({
    name: 'EntityContinuityWarning',
    component: { lazy: () => import('./entity').then(m => m.LegacyWarning) },
  }),
);

/**
 * The tab, for an `EntityLayout.Route` with the path `/continuity`.
 *
 * @public
 */
export const EntityContinuityContent = continuityPlugin.provide(
  createRoutableExtension({
    name: 'EntityContinuityContent',
    component: () => import('./entity').then(m => m.LegacyContent),
    mountPoint: entityContentRouteRef,
  }),
);
