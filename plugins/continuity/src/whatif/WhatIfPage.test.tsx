import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { LossOption } from '@backstage-continuity/plugin-continuity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  lostFunction,
  recoveryStep,
  refuse,
  renderContinuity,
  serviceRow,
  simulationWith,
} from '../__testUtils__';
import { WhatIfPage } from './WhatIfPage';

const option = (
  by: LossOption['by'],
  value: string,
  entities: number,
): LossOption => ({ by, value, entities });

const lossOfSite = simulationWith(
  [recoveryStep('orders-db', { lowerBound: true }), recoveryStep('checkout')],
  {
    down: 31,
    hidden: 29,
    forecast: { seconds: 9 * 3600, lowerBound: true },
    functions: [
      lostFunction('payments', { passesMtpdAt: 21_600, wrt: 7200 }),
      lostFunction('order-to-cash'),
      lostFunction('reporting', { passesRtoAt: null }),
    ],
    hiddenFunctions: 1,
  },
);

describe('WhatIfPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const bodies: unknown[] = [];

  beforeEach(() => {
    bodies.length = 0;
    server.use(
      answer('listEntities', {
        items: [serviceRow('checkout')],
        nextCursor: null,
      }),
      answer('listLossOptions', {
        items: [
          option('provider', 'example-cloud', 40),
          option('site', 'hav-1', 31),
          option('site', 'hav-2', 5),
          option('technology', 'postgres', 60),
        ],
        nextCursor: null,
      }),
      answer('simulate', ({ body }) => {
        bodies.push(body);
        return lossOfSite;
      }),
    );
  });

  const render = (address = '/') =>
    renderContinuity(<WhatIfPage />, { initialRouteEntries: [address] });
  const headline = () =>
    screen.findByText(
      'Losing hav-1 takes down 4 functions and 31 entities; everything is back in at least 9 h',
    );

  it('suggests the biggest places, each one click away', async () => {
    render();
    const suggestions = await screen.findAllByRole('button', { name: /·/ });
    expect(suggestions.map(button => button.textContent)).toEqual([
      'Provider example-cloud · 40 entities',
      'Site hav-1 · 31 entities',
      'Site hav-2 · 5 entities',
    ]);
    await userEvent.click(suggestions[1]);
    expect(await headline()).toBeInTheDocument();
    expect(screen.getByText('Site: hav-1')).toBeInTheDocument();
  });

  it('asks for all that the address names', async () => {
    render(
      '/?site=hav-1&region=eu-north&provider=p&technology=postgres&owner=group:default/payments&entity=component:default/checkout',
    );
    await waitFor(() => expect(bodies).toHaveLength(1));
    expect(bodies[0]).toEqual({
      lost: {
        entityRefs: ['component:default/checkout'],
        site: ['hav-1'],
        region: ['eu-north'],
        provider: ['p'],
        owner: ['group:default/payments'],
        technology: ['postgres'],
      },
      limit: 50,
    });
    expect(
      await screen.findByText(/^Losing checkout, hav-1, eu-north and 3 more/),
    ).toBeInTheDocument();
  });

  it('lists the functions lost, the worst on top', async () => {
    render('/?site=hav-1');
    const table = await screen.findByRole('table', {
      name: /Functions that go down/,
    });
    const [, first, second, third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /payments.*Passes MTPD.*5 h.*after 4 h.*after 6 h.*MTPD 8 h, 2 h of it to work off.*checkout/,
    );
    expect(second).toHaveTextContent(/order-to-cash.*Passes RTO.*after 4 h/);
    expect(third).toHaveTextContent(/reporting.*Within RTO/);
    expect(
      screen.getByText('1 function you cannot see goes down, too'),
    ).toBeInTheDocument();
    expect(screen.getByText(/29 entities you cannot see/)).toBeInTheDocument();
  });

  it('takes a choice out again', async () => {
    render('/?site=hav-1');
    await headline();
    const chip = screen.getByRole('row', { name: 'Site: hav-1' });
    await userEvent.click(within(chip).getByRole('button'));
    expect(
      await screen.findByText('Try what a loss would do'),
    ).toBeInTheDocument();
  });

  it('chooses places by name', async () => {
    render('/?site=hav-1');
    await headline();
    await userEvent.click(
      screen.getByRole('button', { name: /Place, provider or technology/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'postgres (60 entities)' }),
    );
    await waitFor(() =>
      expect(bodies.at(-1)).toMatchObject({
        lost: { site: ['hav-1'], technology: ['postgres'] },
      }),
    );
  });

  it('copies the link to what is shown', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    render('/?site=hav-1');
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(copy).toHaveBeenCalledWith(window.location.href);
    expect(
      await screen.findByRole('button', { name: 'Link copied' }),
    ).toBeInTheDocument();
  });

  it('says which choices name nothing', async () => {
    server.use(
      answer(
        'simulate',
        simulationWith([], { unmatched: [{ by: 'site', value: 'dal-9' }] }),
      ),
    );
    render('/?site=dal-9');
    expect(
      await screen.findByText(
        'No entity that you can see stands at a site dal-9.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Nothing is lost')).toBeInTheDocument();
  });

  it('says when no function goes down', async () => {
    server.use(answer('simulate', simulationWith([recoveryStep('mail')])));
    render('/?entity=component:default/mail');
    expect(
      await screen.findByText('No function goes down'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Losing mail takes down 1 entity, yet no function; everything is back in 1 h',
      ),
    ).toBeInTheDocument();
  });

  it('says how places get into the catalog where there are none', async () => {
    server.use(answer('listLossOptions', { items: [], nextCursor: null }));
    render();
    expect(await screen.findByText(/site: hav-1/)).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('simulate', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    render('/?site=hav-1');
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });

  it('says why it was refused', async () => {
    server.use(
      refuse('simulate', 400, {
        name: 'InputError',
        message: 'At most 500 values.',
      }),
    );
    render('/?site=hav-1');
    expect(await screen.findByText(/At most 500 values/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
