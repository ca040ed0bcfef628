import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  checkout,
  overduePosture,
  posture,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { ContinuityCard } from './ContinuityCard';

describe('ContinuityCard', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const render = () =>
    renderContinuity(<ContinuityCard />, { entity: checkout });

  it('shows tier, functions, objectives and what is late', async () => {
    server.use(answer('getEntityPosture', overduePosture()));
    render();
    expect(await screen.findByText('Review overdue')).toBeInTheDocument();
    expect(await screen.findByText('Mission critical')).toBeInTheDocument();
    expect(screen.getByText(/order-to-cash/)).toBeInTheDocument();
    expect(screen.getByText('71 days late')).toBeInTheDocument();

    const rto = screen.getByRole('row', { name: /^RTO/ });
    expect(
      within(rto)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['4 h', '2 h', '1 h 20 minMet']);
    expect(screen.getByRole('row', { name: /^RPO/ })).toHaveTextContent(
      '12 minmissed by 7 min',
    );
    expect(screen.getByRole('row', { name: /^MTPD/ })).toHaveTextContent(
      'Not decided',
    );
    expect(
      screen.getByRole('link', { name: '1 thing to fix' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/continuity');
    expect(
      screen.getByRole('button', { name: 'Confirm review' }),
    ).toBeInTheDocument();
  });

  it('offers nothing to somebody who may not', async () => {
    server.use(answer('getEntityPosture', overduePosture({ may: [] })));
    render();
    expect(await screen.findByText('71 days late')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Confirm review' })).toBeNull();
  });

  it('says that a ready service is ready', async () => {
    server.use(answer('getEntityPosture', posture()));
    render();
    expect(await screen.findByText('Ready')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All about its continuity' }),
    ).toBeInTheDocument();
  });

  it('says that it loads, then that an entity is outside the scope', async () => {
    server.use(answer('getEntityPosture', posture({ inScope: false })));
    render();
    expect(await screen.findByText('Continuity')).toBeInTheDocument();
    expect(await screen.findByText(/Outside the scope/)).toBeInTheDocument();
    expect(screen.queryByText('Ready')).toBeNull();
  });

  it('says what is not known yet', async () => {
    server.use(
      refuse('getEntityPosture', 404, { name: 'NotFoundError', message: 'no' }),
    );
    render();
    expect(await screen.findByText('Nothing known yet')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('getEntityPosture', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    render();
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    server.use(
      refuse('getEntityPosture', 400, { name: 'InputError', message: 'odd' }),
    );
    render();
    expect(await screen.findByText(/odd/)).toBeInTheDocument();
    server.use(answer('getEntityPosture', posture()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Ready')).toBeInTheDocument();
  });
});
