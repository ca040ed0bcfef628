import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import type { IdentityApi } from '@backstage/core-plugin-api';
import { discoveryApiRef } from '@backstage/frontend-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { chosenPerson } from './chosenPerson';
import { DemoSignInPage } from './DemoSignInPage';

const server = setupServer();

const base = 'http://example.com/api';
const group = (title: string) => ({ entityRef: `group:default/x`, title });
const people = [
  {
    entityRef: 'user:default/adam',
    name: 'Adam Roth',
    role: null,
    groups: [group('Billing')],
  },
  {
    entityRef: 'user:default/zoe',
    name: 'Zoe Okafor',
    role: 'Owns the checkout',
    groups: [group('Team Checkout')],
  },
];

function renderPage() {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  renderInTestApp(<DemoSignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [
      [discoveryApiRef, mockApis.discovery({ baseUrl: 'http://example.com' })],
    ],
  });
  return onSignInSuccess;
}

describe('DemoSignInPage', () => {
  registerMswTestHooks(server);

  beforeEach(() => {
    chosenPerson.forget();
    server.use(
      http.get(`${base}/demo/people`, () =>
        HttpResponse.json({ items: people }),
      ),
      http.get(`${base}/auth/demo/refresh`, ({ request }) =>
        HttpResponse.json({
          profile: {},
          backstageIdentity: {
            token: `e30.${btoa(JSON.stringify({ exp: 4e9 }))}.x`,
            identity: {
              type: 'user',
              userEntityRef: request.headers.get('x-demo-person'),
              ownershipEntityRefs: [],
            },
          },
        }),
      ),
    );
  });

  it('lists people who have a role first, with role and group', async () => {
    renderPage();

    await screen.findByText('Adam Roth');
    const rows = screen.getAllByRole('row');
    expect(rows[0]).toHaveTextContent('Owns the checkout · Team Checkout');
    expect(rows[1]).toHaveTextContent('Adam Roth');
  });

  it('finds somebody and signs in by keyboard alone, until signed out', async () => {
    const onSignInSuccess = renderPage();
    await screen.findByText('Adam Roth');

    await userEvent.keyboard('BILLING');
    expect(screen.getAllByRole('row')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    const [identity] = onSignInSuccess.mock.calls[0];
    expect((await identity.getBackstageIdentity()).userEntityRef).toBe(
      'user:default/adam',
    );
    expect(chosenPerson.get()).toBe('user:default/adam');

    await identity.signOut();
    expect(chosenPerson.get()).toBeNull();
  });

  it('says that nobody matches', async () => {
    renderPage();
    await screen.findByText('Adam Roth');

    await userEvent.keyboard('nobody at all');
    expect(await screen.findByText(/Nobody matches/)).toBeInTheDocument();
  });

  it('waits for a catalog that is still reading', async () => {
    let calls = 0;
    server.use(
      http.get(`${base}/demo/people`, () =>
        HttpResponse.json({ items: calls++ === 0 ? [] : people }),
      ),
    );
    renderPage();

    expect(
      await screen.findByText(/catalog is still reading/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Zoe Okafor', undefined, { timeout: 5_000 }),
    ).toBeInTheDocument();
  });

  it('says so where no sign-in is set up, as in production', async () => {
    server.use(
      http.get(`${base}/demo/people`, () =>
        HttpResponse.json(
          { error: { name: 'NotFoundError', message: 'no' } },
          { status: 404 },
        ),
      ),
    );
    renderPage();

    expect(
      await screen.findByText('No way to sign in is set up here'),
    ).toBeInTheDocument();
  });

  it('offers another choice when the person is gone', async () => {
    chosenPerson.set('user:default/gone');
    server.use(
      http.get(`${base}/auth/demo/refresh`, () =>
        HttpResponse.json(
          { error: { name: 'NotFoundError', message: 'User not found' } },
          { status: 404 },
        ),
      ),
    );
    renderPage();

    expect(await screen.findByText('Signing in failed')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Choose another person' }),
    ).toBeInTheDocument();
  });
});
