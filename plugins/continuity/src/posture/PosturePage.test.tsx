import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answer, refuse, renderContinuity, tally } from '../__testUtils__';
import { PosturePage } from './PosturePage';

describe('PosturePage', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('shows how many services are in scope, by status', async () => {
    server.use(
      answer('getRollup', {
        by: 'tier',
        parent: null,
        total: tally({ gap: 1, ready: 4 }),
        items: [],
        nextCursor: null,
        asOf: '2026-11-23T09:00:00.000Z',
      }),
    );
    renderContinuity(<PosturePage />);
    expect(await screen.findByText('5 services in scope')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'Entities by status: 1 Gap, 4 Ready' }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('getRollup', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    renderContinuity(<PosturePage />);
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    server.use(
      refuse('getRollup', 400, { name: 'InputError', message: 'bad group' }),
    );
    renderContinuity(<PosturePage />);
    expect(await screen.findByText(/bad group/)).toBeInTheDocument();

    server.use(
      answer('getRollup', {
        by: 'tier',
        parent: null,
        total: tally({ ready: 1 }),
        items: [],
        nextCursor: null,
        asOf: '2026-11-23T09:00:00.000Z',
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 service in scope')).toBeInTheDocument();
  });
});
