import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  functionRow,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { FunctionsPage } from './FunctionsPage';

describe('FunctionsPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('shows what each function needs and what it stands on', async () => {
    server.use(
      answer('listFunctions', {
        items: [
          functionRow('order-to-cash', {
            mistakes: [
              { path: 'spec.wrt', value: 'soon', expected: 'a duration' },
            ],
          }),
          functionRow('advice', {
            mtpd: null,
            businessContinuityPlan: null,
            weakestRef: null,
            analysed: false,
            strategy: { approved: true, coverage: 'red' },
          }),
        ],
        nextCursor: null,
      }),
    );
    renderContinuity(<FunctionsPage />);
    const row = await screen.findByRole('row', { name: /order-to-cash/ });
    expect(row).toHaveTextContent(/8 h/);
    expect(row).toHaveTextContent(/4 h/);
    expect(row).toHaveTextContent('60 % of orders accepted, by phone');
    expect(row).toHaveTextContent('3 services');
    expect(row).toHaveTextContent('checkout');
    expect(row).toHaveTextContent('Gap');
    expect(row).toHaveTextContent('90 %');
    expect(row).toHaveTextContent('1 mistake in the file');
    expect(
      screen.getByRole('link', { name: 'Business continuity plan' }),
    ).toHaveAttribute('href', 'https://example.org/bcp/sales');
    expect(row).toHaveTextContent('Analysed');
    expect(row).toHaveTextContent('Covered by strategy');
    const advice = screen.getByRole('row', { name: /advice/ });
    expect(advice).toHaveTextContent('Not decided');
    expect(advice).toHaveTextContent('Not analysed');
    expect(
      within(advice).getByRole('link', { name: 'Not covered by strategy' }),
    ).toHaveAttribute(
      'href',
      '/continuity/strategy?function=vitalbusinessfunction%3Adefault%2Fadvice',
    );
  });

  it('says what each can keep, what takes longest, and how much is shown', async () => {
    server.use(
      answer('listFunctions', {
        items: [
          functionRow('order-to-cash', {
            forecast: { seconds: 18_000, lowerBound: true },
            verdict: { rto: 'missed', mtpd: 'unknown' },
            slowestTitle: 'WMS database',
            slowestSeconds: 10_800,
          }),
          functionRow('advice', { forecast: null }),
        ],
        nextCursor: null,
      }),
    );
    renderContinuity(<FunctionsPage />);
    const row = await screen.findByRole('row', { name: /order-to-cash/ });
    expect(row).toHaveTextContent('at least 5 h');
    expect(row).toHaveTextContent('RTO missed by 1 h');
    expect(row).toHaveTextContent('MTPD: not known');
    expect(row).toHaveTextContent('WMS database takes 3 h of it');
    expect(row).toHaveTextContent('2 of 3 reviewed');
    expect(row).toHaveTextContent('1 of 3 tested');
    expect(screen.getByRole('link', { name: 'order-to-cash' })).toHaveAttribute(
      'href',
      '/catalog/default/vitalbusinessfunction/order-to-cash/continuity',
    );
    expect(screen.getByRole('row', { name: /advice/ })).toHaveTextContent(
      'Nothing supports it',
    );
  });

  it('shows what an analysis asks for, where that is stricter than the file', async () => {
    const { required } = functionRow('order-to-cash');
    server.use(
      answer('listFunctions', {
        items: [
          functionRow('order-to-cash', {
            forecast: { seconds: 10_800, lowerBound: false },
            verdict: { rto: 'missed', mtpd: 'met' },
            required: { ...required, rto: { seconds: 7_200, source: null } },
          }),
        ],
        nextCursor: null,
      }),
    );
    renderContinuity(<FunctionsPage />);
    const row = await screen.findByRole('row', { name: /order-to-cash/ });
    expect(row).toHaveTextContent('RTO missed by 1 h');
    expect(within(row).getByRole('button', { name: '2 h' })).toBeVisible();
  });

  it('follows no address that is none of the web', async () => {
    server.use(
      answer('listFunctions', {
        items: [
          functionRow('pay', { businessContinuityPlan: 'binder in room 12' }),
        ],
        nextCursor: null,
      }),
    );
    renderContinuity(<FunctionsPage />);
    expect(await screen.findByText('binder in room 12')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /plan|binder/ })).toBeNull();
  });

  it('says how to begin, with a file to copy', async () => {
    server.use(answer('listFunctions', { items: [], nextCursor: null }));
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    renderContinuity(<FunctionsPage />);
    expect(
      await screen.findByText('No vital business functions yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: VitalBusinessFunction/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(copy.mock.calls[0][0]).toContain('mtpd: PT8H');
  });

  it('searches, and says when nothing matches', async () => {
    server.use(
      answer('listFunctions', ({ url }) => ({
        items: url.searchParams.has('q') ? [] : [functionRow('order-to-cash')],
        nextCursor: null,
      })),
    );
    renderContinuity(<FunctionsPage />);
    await screen.findByRole('row', { name: /order-to-cash/ });
    await userEvent.type(screen.getByRole('searchbox'), 'z');
    expect(await screen.findByText('No function matches')).toBeInTheDocument();
    await userEvent.clear(screen.getByRole('searchbox'));
    await waitFor(() =>
      expect(
        screen.getByRole('row', { name: /order-to-cash/ }),
      ).toBeInTheDocument(),
    );
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('listFunctions', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    renderContinuity(<FunctionsPage />);
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });
});
