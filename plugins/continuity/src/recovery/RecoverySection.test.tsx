import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  checkout,
  entityRef,
  forecastWith,
  recoveryStep,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { RecoverySection } from './RecoverySection';

const HOUR = 3600;

const database = recoveryStep('orders-db', {
  own: {
    seconds: 7 * HOUR,
    source: {
      type: 'measured',
      testId: 't1',
      measuredAt: '2026-03-12T10:00:00.000Z',
    },
  },
  endsAt: 7 * HOUR,
  slack: -3 * HOUR,
  critical: true,
});
const service = recoveryStep('checkout', {
  position: 2,
  own: { seconds: 1.5 * HOUR, source: { type: 'declared' } },
  startsAt: 7 * HOUR,
  endsAt: 8.5 * HOUR,
  targetRto: 8 * HOUR,
  slack: -0.5 * HOUR,
  critical: true,
  waitsFor: [database.entityRef],
});
const late = forecastWith([database, service], {
  verdict: { rto: 'missed', mtpd: 'met' },
  wrt: HOUR,
});

describe('RecoverySection', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const render = (address = '/') =>
    renderContinuity(<RecoverySection entityRef={entityRef} />, {
      entity: checkout,
      initialRouteEntries: [address],
    });
  const bar = (name: RegExp) => screen.findByRole('button', { name });

  it('says when it is back, against RTO and MTPD', async () => {
    server.use(answer('getForecast', late));
    render();
    expect(
      await screen.findByText(
        'Back in 8 h 30 min, 30 min later than the RTO of 8 h',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('RTO missed')).toBeInTheDocument();
    expect(screen.getByText('MTPD met')).toBeInTheDocument();
    expect(
      screen.getByText(
        'At work again after 9 h 30 min, 2 h 30 min before the MTPD of 12 h',
      ),
    ).toBeInTheDocument();
  });

  it('has a bar for each entity that says all about it', async () => {
    server.use(answer('getForecast', late));
    render();
    expect(await bar(/^2\. checkout/)).toHaveAccessibleName(
      '2. checkout. Waits 7 h for orders-db. Recovers in 1 h 30 min, declared. Back after 8 h 30 min. RTO 8 h: 30 min late. On the critical path',
    );
    expect(await bar(/^1\. orders-db/)).toHaveAccessibleName(
      /Recovers in 7 h, measured on 12 Mar 2026/,
    );
    expect(
      screen.getAllByRole('link', { name: 'orders-db' })[0],
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/orders-db/continuity',
    );
    expect(
      screen.getByRole('link', { name: 'What if we lose this?' }),
    ).toHaveAttribute(
      'href',
      '/continuity/what-if?entity=component%3Adefault%2Fcheckout',
    );
  });

  it('shows the same as a table, and the address keeps that', async () => {
    server.use(answer('getForecast', late));
    render('/?recovery=table');
    const table = await screen.findByRole('table', {
      name: 'Entities in the order of their recovery',
    });
    const row = within(table).getByRole('row', { name: /^2/ });
    expect(row).toHaveTextContent(
      /2checkout.*Critical path.*7 h.*1 h 30 min.*declared.*8 h 30 min.*8 h.*30 min late.*orders-db/,
    );
    expect(
      within(table).getByRole('link', { name: 'in a test' }),
    ).toHaveAttribute('href', '/continuity/tests?test=t1');
    await userEvent.click(screen.getByRole('radio', { name: 'Picture' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('names what is missing, how to say it, and what cannot be seen', async () => {
    const unknown = recoveryStep('ledger', {
      own: { seconds: null, source: null },
      endsAt: 0,
      lowerBound: true,
    });
    server.use(
      answer(
        'getForecast',
        forecastWith([unknown, recoveryStep('mail', { lowerBound: true })], {
          verdict: { rto: 'unknown', mtpd: 'unknown' },
          hidden: 2,
          down: 4,
          missing: [
            {
              what: 'own-time',
              entityRef: unknown.entityRef,
              title: unknown.title,
            },
          ],
          missingTotal: 3,
        }),
      ),
    );
    render();
    expect(
      await screen.findByText(
        'Back in at least 1 h, so that nobody knows whether it keeps the RTO of 8 h',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('At least, because 3 figures are missing'),
    ).toBeInTheDocument();
    expect(screen.getByText('its own recovery time')).toBeInTheDocument();
    expect(
      screen.getByText('and 2 of what you cannot see'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/2 entities you cannot see; their times count/),
    ).toBeInTheDocument();
    expect(screen.getByText(/recoveryTime: PT1H/)).toBeInTheDocument();
    expect(await bar(/ledger\..*recovery time is unknown/)).toBeInTheDocument();
  });

  it('brackets a cycle', async () => {
    const inCycle = (name: string) => recoveryStep(name, { cycle: 'c1' });
    server.use(
      answer(
        'getForecast',
        forecastWith([inCycle('sso'), inCycle('vault'), service]),
      ),
    );
    render();
    const cycle = (
      await screen.findByText(/Cycle: 2 entities that need each other/)
    ).closest('li')!;
    expect(within(cycle).getAllByRole('listitem')).toHaveLength(2);
  });

  it('shows more of a long recovery, and the address keeps how much', async () => {
    server.use(
      answer('getForecast', ({ url }) =>
        url.searchParams.get('cursor') === 'next'
          ? forecastWith([service], { down: 2 })
          : forecastWith([database], { down: 2, nextCursor: 'next' }),
      ),
    );
    const { unmount } = render();
    expect(await screen.findByText('1 of 2 shown')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await bar(/^2\. checkout/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    unmount();
    render('/?steps=2');
    expect(await bar(/^2\. checkout/)).toBeInTheDocument();
  });

  it('says so when nothing has to come back', async () => {
    server.use(answer('getForecast', forecastWith([])));
    render();
    expect(
      await screen.findByText('Nothing has to come back'),
    ).toBeInTheDocument();
  });

  it('asks for a function as such', async () => {
    server.use(answer('getFunctionForecast', forecastWith([service])));
    renderContinuity(
      <RecoverySection entityRef="vitalbusinessfunction:default/order-to-cash" />,
    );
    expect(await bar(/checkout/)).toBeInTheDocument();
    expect(screen.queryByText('What if we lose this?')).toBeNull();
  });

  it('names the permission that is missing, and lets try again', async () => {
    server.use(
      refuse('getForecast', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    const { unmount } = render();
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
    unmount();
    server.use(
      refuse('getForecast', 400, { name: 'InputError', message: 'odd' }),
    );
    render();
    expect(
      await screen.findByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it('takes the focus when a link leads there', async () => {
    server.use(answer('getForecast', late));
    render('/#recovery');
    expect(
      await screen.findByRole('region', { name: 'Recovery' }),
    ).toHaveFocus();
  });
});
