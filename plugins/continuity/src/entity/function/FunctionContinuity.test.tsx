import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import {
  answer,
  forecastWith,
  functionDetailWith,
  inDays,
  policy,
  recoveryStep,
  refuse,
  renderContinuity,
  rollup,
} from '../../__testUtils__';
import { FunctionContinuity } from './FunctionContinuity';

const peak = { name: 'quarter end', rto: 3600, rpo: null, mtpd: null };
const entity = {
  apiVersion: 'continuity/v1alpha1',
  kind: 'VitalBusinessFunction',
  metadata: { name: 'order-to-cash', namespace: 'default' },
  spec: {
    mtpd: 'PT8H',
    peaks: [
      {
        name: 'quarter end',
        rrule: 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25',
        duration: 'P7D',
        rto: 'PT1H',
      },
    ],
  },
};

describe('FunctionContinuity', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('getRollup', rollup([])),
      answer('listEntities', { items: [], nextCursor: null }),
      answer(
        'getFunctionForecast',
        forecastWith([recoveryStep('checkout')], { title: 'Order to cash' }),
      ),
    ),
  );
  const render = () => renderContinuity(<FunctionContinuity />, { entity });

  it('says when it is back and what supports it', async () => {
    server.use(
      answer(
        'getFunction',
        functionDetailWith('order-to-cash', {
          rto: 7200,
          hiddenSupporters: 1,
          supporters: [
            {
              entityRef: 'component:default/checkout',
              title: 'checkout',
              exists: true,
              forecast: { seconds: 10_800, lowerBound: false },
            },
            {
              entityRef: 'component:default/gone',
              title: 'gone',
              exists: false,
              forecast: null,
            },
          ],
        }),
      ),
    );
    render();
    expect(await screen.findByText(/^Back in 1 h/)).toBeInTheDocument();
    const table = await screen.findByRole('table', {
      name: /What supports the function/,
    });
    expect(
      within(table).getByRole('row', { name: /checkout/ }),
    ).toHaveTextContent('3 h1 h past RTO');
    expect(within(table).getByRole('row', { name: /gone/ })).toHaveTextContent(
      'Not in the catalog',
    );
    expect(screen.getByText('2 of 3')).toBeInTheDocument();
    expect(
      screen.getByText('1 entity you cannot see supports it, too'),
    ).toBeInTheDocument();
  });

  it('says which peak lasts now and when the next begins', async () => {
    server.use(
      answer(
        'getFunction',
        functionDetailWith('order-to-cash', {
          peaks: [{ ...peak, startsAt: inDays(-1), active: true }],
        }),
      ),
    );
    const { unmount } = render();
    expect(await screen.findByText('Now')).toBeInTheDocument();
    unmount();
    server.use(
      answer(
        'getFunction',
        functionDetailWith('order-to-cash', {
          peaks: [{ ...peak, startsAt: inDays(12), active: false }],
        }),
      ),
    );
    render();
    expect(await screen.findByText('in 12 days')).toBeInTheDocument();
  });

  it('lists what alone takes it down, and places', async () => {
    server.use(
      answer(
        'getFunction',
        functionDetailWith('order-to-cash', {
          singlePoints: [
            {
              entityRef: 'resource:default/orders-db',
              title: 'orders-db',
              kind: 'resource',
              tier: 'mission-critical',
              ownerRef: null,
              forecast: { seconds: 14_400, lowerBound: true },
              redundancyRequired: true,
            },
          ],
          singlePointsTotal: 1,
          locations: [{ location: 'hav-1', entities: 3 }],
        }),
      ),
    );
    render();
    const table = await screen.findByRole('table', {
      name: /loss alone takes the function down/,
    });
    expect(
      within(table).getByRole('row', { name: /orders-db/ }),
    ).toHaveTextContent(/at least 4 h.*Required, missing/);
    expect(screen.getByText('hav-1: 3 entities')).toBeInTheDocument();
  });

  it('says when nothing alone takes it down', async () => {
    server.use(answer('getFunction', functionDetailWith('order-to-cash')));
    render();
    expect(
      await screen.findByText('No single point of failure'),
    ).toBeInTheDocument();
  });

  it('still shows the file when the rest is refused', async () => {
    server.use(
      refuse('getFunction', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    render();
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
    expect(screen.getByText('8 h')).toBeInTheDocument();
  });
});
