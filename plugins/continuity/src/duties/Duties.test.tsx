import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import {
  answer,
  finding,
  inDays,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { Duties } from './Duties';

const nothing = {
  findings: [],
  findingsTotal: 0,
  tests: [],
  exceptionsToDecide: 0,
};

describe('Duties', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('lists what to fix, test and decide, with where to do it', async () => {
    server.use(
      answer('getDuties', {
        findings: [finding()],
        findingsTotal: 12,
        tests: [
          {
            id: 't 1',
            title: 'Restore the orders',
            plannedAt: inDays(11),
            late: false,
          },
        ],
        exceptionsToDecide: 3,
      }),
    );
    renderContinuity(<Duties />);
    expect(await screen.findByText('12 things to fix')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Show all' })).toHaveAttribute(
      'href',
      '/continuity/to-do?mine=true',
    );
    expect(
      screen.getByRole('link', { name: 'Review overdue' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/continuity');
    expect(screen.getByText('71 days late')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Restore the orders' }),
    ).toHaveAttribute('href', '/continuity/tests?test=t%201');
    expect(screen.getByText('in 11 days')).toBeInTheDocument();
    expect(
      screen.getByText('3 exceptions wait for your decision'),
    ).toBeInTheDocument();
  });

  it('says that there is nothing to do', async () => {
    server.use(answer('getDuties', nothing));
    renderContinuity(<Duties />);
    expect(await screen.findByText('Nothing to do')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('getDuties', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    renderContinuity(<Duties />);
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });
});
