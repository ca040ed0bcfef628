import {
  createContinuityClient,
  type ContinuityApi,
} from '@backstage-continuity/plugin-continuity-common';
import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';

/**
 * The typed client of `/api/continuity`.
 *
 * @public
 */
export const continuityApiRef = createApiRef<ContinuityApi>().with({
  id: 'plugin.continuity.api',
  pluginId: 'continuity',
});

/** The client on the app's own discovery and fetch, which adds the user's token. */
export function createContinuityApi(deps: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): ContinuityApi {
  return createContinuityClient({
    baseUrl: () => deps.discoveryApi.getBaseUrl('continuity'),
    fetch: deps.fetchApi.fetch,
  });
}
