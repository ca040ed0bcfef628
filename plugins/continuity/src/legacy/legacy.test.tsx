import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { createApiFactory } from '@backstage/core-plugin-api';
import { CatalogEntityPage } from '@backstage/plugin-catalog';
import { registerMswTestHooks } from '@backstage/test-utils';
import { render, screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { Route } from 'react-router-dom';
import {
  answer,
  baseUrl,
  checkout,
  overduePosture,
  policy,
  tally,
} from '../__testUtils__';
import {
  ContinuityPage,
  continuityPlugin,
  EntityContinuityCard,
  EntityContinuityContent,
  EntityContinuityWarning,
  isContinuityAvailable,
} from '.';

// The first rendering of a lazy extension reads all of its modules.
const loading = { timeout: 20_000 };
jest.setTimeout(40_000);

const emptyPage = { items: [], nextCursor: null };

describe('an app on the older frontend system', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('getEntityPosture', overduePosture()),
      answer('listTests', emptyPage),
      answer('listReviews', emptyPage),
      answer('listExceptions', emptyPage),
      answer('getRollup', {
        by: 'tier',
        parent: null,
        total: tally({ ready: 3 }),
        items: [],
        nextCursor: null,
        asOf: '2026-11-23T09:00:00.000Z',
      }),
    ),
  );

  const renderAt = (path: string) => {
    window.history.replaceState(null, '', path);
    const app = createApp({
      apis: [
        createApiFactory(
          catalogApiRef,
          catalogApiMock({ entities: [checkout] }),
        ),
      ],
      plugins: [continuityPlugin],
      configLoader: async () => [
        {
          context: 'test',
          data: {
            app: { title: 'Test', baseUrl: 'http://localhost' },
            backend: { baseUrl: baseUrl.replace('/api/continuity', '') },
          },
        },
      ],
    });
    const entityPage = (
      <EntityProvider entity={checkout}>
        <EntityContinuityWarning />
        <EntityContinuityCard />
        <EntityContinuityContent />
      </EntityProvider>
    );
    const App = app.createRoot(
      <AppRouter>
        <FlatRoutes>
          <Route path="/continuity" element={<ContinuityPage />} />
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<CatalogEntityPage />}
          >
            {entityPage}
          </Route>
        </FlatRoutes>
      </AppRouter>,
    );
    return render(<App />);
  };

  it('has the page with its tabs', async () => {
    renderAt('/continuity');
    expect(
      await screen.findByText('Services in scope', {}, loading),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Functions' })).toHaveAttribute(
      'href',
      '/continuity/functions',
    );
  });

  it('has card, warning and tab on the entity page', async () => {
    renderAt('/catalog/default/component/checkout');
    expect(
      await screen.findByText(/Review overdue: 71 days late/, {}, loading),
    ).toBeInTheDocument();
    expect(await screen.findByText('Objectives')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: '1 thing to fix' }),
    ).toBeInTheDocument();
  });

  it('knows which entities the tab is for', () => {
    expect(isContinuityAvailable(checkout)).toBe(true);
    expect(isContinuityAvailable({ ...checkout, kind: 'Group' })).toBe(true);
    expect(isContinuityAvailable({ ...checkout, kind: 'Location' })).toBe(
      false,
    );
  });
});
