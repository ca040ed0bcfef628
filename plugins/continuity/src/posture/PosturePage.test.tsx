import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  answer,
  counts,
  inDays,
  line,
  policy,
  refuse,
  renderContinuity,
  rollup,
  serviceRow,
  tally,
} from '../__testUtils__';
import { PosturePage } from './PosturePage';

const total = {
  ...tally({ gap: 2, overdue: 1, ready: 5, unclassified: 2 }),
  byTier: {
    'mission-critical': counts({ gap: 2, overdue: 1, ready: 5 }),
    unclassified: counts({ unclassified: 2 }),
  },
};

const trendPoint = (days: number, some: Parameters<typeof counts>[0]) => ({
  day: inDays(days).slice(0, 10),
  total: 10,
  byStatus: counts(some),
  score: 0.5,
  reconstructed: false,
});

const fresh = {
  syncedAt: inDays(0),
  syncRunning: false,
  syncError: null,
  entities: 10,
  pendingChanges: 0,
  pendingSince: null,
  evaluatedAt: inDays(0),
  policyVersion: '0123456789ab',
  policyApplied: true,
};

describe('PosturePage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const asked: URL[] = [];

  beforeEach(() => {
    asked.length = 0;
    server.use(
      answer('getPolicy', policy),
      answer('getState', fresh),
      answer('getRollup', ({ url }) => {
        asked.push(url);
        return rollup(
          [line('group:default/stores', { gap: 2, overdue: 1 }, { direct: 3 })],
          { total },
        );
      }),
      answer('getTrend', ({ url }) => {
        asked.push(url);
        return {
          items: [
            trendPoint(-30, { gap: 4, overdue: 1, ready: 3, unclassified: 2 }),
            trendPoint(0, { gap: 2, overdue: 1, ready: 5, unclassified: 2 }),
          ],
        };
      }),
      answer('listEntities', ({ url }) => {
        asked.push(url);
        return { items: [serviceRow('checkout')], nextCursor: null };
      }),
    );
  });

  const figure = async (label: string) =>
    (await screen.findAllByText(label, { selector: 'li span' }))[0].closest(
      'li',
    )!;

  it('says how ready everything is, and whether it is getting better', async () => {
    renderContinuity(<PosturePage />);
    const ready = await figure('Ready');
    expect(ready).toHaveTextContent('50 %');
    expect(await within(ready).findByText(/\+20 points/)).toBeInTheDocument();
    expect(await figure('Gaps')).toHaveTextContent(/2−2 since/);
    expect(await figure('Overdue')).toHaveTextContent(/1Unchanged since/);
    expect(await figure('Services in scope')).toHaveTextContent('10');
    expect(
      await screen.findByText('Catalog read just now'),
    ).toBeInTheDocument();
  });

  it('names who needs help, with the way to what to do', async () => {
    renderContinuity(<PosturePage />);
    const link = await screen.findByRole('link', {
      name: 'What to do in stores',
    });
    expect(link.closest('li')).toHaveTextContent('2 gaps, 1 overdue');
    expect(link).toHaveAttribute(
      'href',
      '/continuity/to-do?group=group%3Adefault%2Fstores',
    );
  });

  it('leads from a figure to the services behind it', async () => {
    renderContinuity(<PosturePage />);
    await userEvent.click(within(await figure('Gaps')).getByRole('link'));
    expect(
      await screen.findByRole('button', { name: 'Show all' }),
    ).toBeInTheDocument();
    expect(
      asked.some(
        ({ pathname, searchParams }) =>
          pathname.endsWith('/entities') &&
          searchParams.get('status') === 'gap',
      ),
    ).toBe(true);
    expect(screen.getByRole('region', { name: 'Services' })).toHaveFocus();
  });

  it('counts by tier and status, each cell a link', async () => {
    renderContinuity(<PosturePage />);
    const cell = await screen.findByRole('link', {
      name: '5 services: Mission critical, Ready',
    });
    expect(cell).toHaveAttribute(
      'href',
      '/?status=ready&listTier=mission-critical#services',
    );
  });

  it('asks everything with the filters of the address', async () => {
    renderContinuity(<PosturePage />, {
      initialRouteEntries: [
        '/?domain=domain:default/sales&tier=mission-critical&q=till',
      ],
    });
    await screen.findByRole('row', { name: /checkout/ });
    expect(asked.length).toBeGreaterThanOrEqual(4);
    for (const { searchParams } of asked) {
      expect(searchParams.get('domain')).toBe('domain:default/sales');
      expect(searchParams.get('tier')).toBe('mission-critical');
      expect(searchParams.get('q')).toBe('till');
    }
  });

  it('asks for what comes first all at once', async () => {
    let goOn: (body: ReturnType<typeof rollup>) => void = () => {};
    server.use(
      http.get('*/rollup', async ({ request }) => {
        const url = new URL(request.url);
        asked.push(url);
        const isTotal = url.searchParams.get('by') === 'tier';
        return HttpResponse.json(
          isTotal
            ? await new Promise<ReturnType<typeof rollup>>(resolve => {
                goOn = resolve;
              })
            : rollup([line('group:default/stores', { gap: 2 })], { total }),
        );
      }),
    );
    renderContinuity(<PosturePage />);
    await waitFor(() => expect(asked).toHaveLength(4));
    const before = [...asked];
    goOn(rollup([], { total }));
    expect(
      await screen.findByRole('row', { name: /stores/ }),
    ).toBeInTheDocument();
    const again = asked.slice(before.length).map(({ pathname }) => pathname);
    expect(again.filter(path => !path.endsWith('/entities'))).toEqual([]);
  });

  it('shows the trend as a table', async () => {
    renderContinuity(<PosturePage />, {
      initialRouteEntries: ['/?trend=table'],
    });
    const table = await screen.findByRole('table', {
      name: 'Number of services by status at the end of each month',
    });
    expect(within(table).getAllByRole('row').length).toBeGreaterThan(1);
    expect(table).toHaveTextContent('50 %');
  });

  it('says when the trend begins', async () => {
    server.use(answer('getTrend', { items: [trendPoint(0, { ready: 5 })] }));
    renderContinuity(<PosturePage />);
    expect(
      await screen.findByText('The trend begins tomorrow'),
    ).toBeInTheDocument();
  });

  it('says nothing of the state to those who may not know it', async () => {
    server.use(
      refuse('getState', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    renderContinuity(<PosturePage />);
    await figure('Ready');
    expect(screen.queryByText(/Catalog read/)).toBeNull();
  });

  it('warns when the catalog could not be read', async () => {
    server.use(
      answer('getState', {
        ...fresh,
        syncedAt: inDays(-1),
        syncError: 'catalog is away',
      }),
    );
    renderContinuity(<PosturePage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Catalog read 24 h ago, the last reading failed',
    );
  });

  it('says what belongs here while nothing is in scope', async () => {
    server.use(answer('getRollup', rollup([], { total: tally() })));
    renderContinuity(<PosturePage />);
    expect(
      await screen.findByText('No services in scope yet'),
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
    server.use(answer('getRollup', rollup([], { total })));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await figure('Ready')).toHaveTextContent('50 %');
  });
});
