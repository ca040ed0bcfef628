import type { Entity } from '@backstage/catalog-model';
import {
  mockApis,
  renderInTestApp,
  type TestAppOptions,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { continuityApiRef, createContinuityApi } from '../api';
import { createContinuityQueryClient, QueryProvider } from '../components';
import { rootRouteRef } from '../routes';
import { baseUrl } from './answer';

/**
 * Renders a component of the plugin as an app would, the API client's requests
 * going out to the network, where msw answers them.
 */
export function renderContinuity(
  element: JSX.Element,
  options: { entity?: Entity } & Pick<
    TestAppOptions,
    'initialRouteEntries' | 'mountPath'
  > = {},
) {
  const { entity, ...appOptions } = options;
  const discoveryApi = mockApis.discovery({
    baseUrl: baseUrl.replace('/api/continuity', ''),
  });
  const fetchApi = mockApis.fetch();
  const content = entity ? (
    <EntityProvider entity={entity}>{element}</EntityProvider>
  ) : (
    element
  );
  return renderInTestApp(
    <QueryProvider client={createContinuityQueryClient()}>
      {content}
    </QueryProvider>,
    {
      ...appOptions,
      mountedRoutes: {
        '/continuity': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        discoveryApi,
        fetchApi,
        catalogApiMock({ entities: entity ? [entity] : [] }),
        [continuityApiRef, createContinuityApi({ discoveryApi, fetchApi })],
      ],
    },
  );
}
