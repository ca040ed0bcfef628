import type {
  StrategyRow,
  StrategyService,
} from '@backstage-continuity/plugin-continuity-common';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answer, inDays, refuse, renderContinuity } from '../__testUtils__';
import { StrategyPage } from './StrategyPage';

const record = {
  id: 'r1',
  state: 'approved' as const,
  approvedRevision: 1,
  approvedAt: inDays(-30),
  open: null,
  dueAt: inDays(-2),
  warnAt: inDays(-32),
  stale: null,
};

const service = (
  name: string,
  some: Partial<StrategyService> = {},
): StrategyService => ({
  entityRef: `component:default/${name}`,
  title: name,
  exists: true,
  verdict: 'covered',
  option: { title: 'Second site', band: 'fast', rto: 7_200, rpo: 60 },
  shortfalls: [],
  undecided: [],
  record,
  ...some,
});

const row = (name: string, some: Partial<StrategyRow> = {}): StrategyRow => ({
  entityRef: `vitalbusinessfunction:default/${name}`,
  title: name,
  ownerRef: 'group:default/sales',
  required: {
    rto: { seconds: 14_400, source: null },
    rpo: { seconds: 900, source: null },
    mtpd: { seconds: null, source: null },
  },
  analysisId: 'bia-1',
  coverage: 'green',
  services: [service('checkout')],
  hiddenServices: 0,
  measures: { open: 0, overdue: 0, done: 0, items: [] },
  residualGaps: [],
  alignment: {
    status: 'aligned',
    statement: '',
    businessContinuityPlan: 'https://example.org/bcp/sales',
  },
  record,
  ...some,
});

const page = (items: StrategyRow[], totals = { green: 1, red: 1 }) => ({
  items,
  nextCursor: null,
  totals,
});

const red = row('pay', {
  coverage: 'red',
  services: [
    service('till', {
      verdict: 'cannot-reach',
      option: { title: 'Cold site', band: 'gradual', rto: 18_000, rpo: null },
      shortfalls: [
        { criterion: 'rto', actual: 18_000, limit: 14_400, by: 3_600 },
      ],
    }),
    service('terminal', { verdict: 'no-strategy', option: null, record: null }),
  ],
  hiddenServices: 1,
  measures: {
    open: 2,
    overdue: 1,
    done: 0,
    items: [
      {
        id: 'm1',
        title: 'Second line',
        riskTitle: 'The line is cut',
        subjectRef: 'component:default/till',
        subjectTitle: 'till',
        recordId: 'risk-1',
        owner: 'group:default/stores',
        dueOn: '2020-01-31',
        status: 'planned',
        open: true,
        overdue: true,
      },
    ],
  },
  residualGaps: [
    {
      id: 'g1',
      subjectRef: 'component:default/till',
      subjectTitle: 'till',
      recordId: 'r2',
      description: 'No card payments meanwhile',
      objective: 'rto',
      size: 3_600,
      acceptedBy: 'user:default/dana',
      acceptedUntil: '2020-01-31',
      expired: true,
    },
  ],
  alignment: {
    status: 'partly',
    statement: 'But for the stores',
    businessContinuityPlan: null,
  },
  record: null,
});

describe('StrategyPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('says which functions are covered, and what stays open of each', async () => {
    server.use(answer('listStrategies', page([red, row('order')])));
    renderContinuity(<StrategyPage />);
    expect(
      await screen.findByText('1 of 2 functions are covered'),
    ).toBeInTheDocument();
    const pay = within(screen.getByRole('article', { name: 'pay' }));
    expect(pay.getByText('Not covered')).toBeInTheDocument();
    expect(pay.getByText('0 of 2 recover in time')).toBeInTheDocument();
    expect(pay.getByText('2 measures open')).toBeInTheDocument();
    expect(pay.getByText('1 overdue')).toBeInTheDocument();
    expect(pay.getByText('1 no longer accepted')).toBeInTheDocument();
    expect(pay.getByText('Partly aligned')).toBeInTheDocument();
    expect(
      pay.getByRole('link', { name: 'Start the strategy of pay' }),
    ).toHaveAttribute(
      'href',
      '/continuity/records?start=continuity-strategy&subject=vitalbusinessfunction%3Adefault%2Fpay',
    );
    const order = within(screen.getByRole('article', { name: 'order' }));
    expect(order.getByText('Covered')).toBeInTheDocument();
    expect(order.getByText('Review overdue')).toBeInTheDocument();
    expect(order.getByText('None stated')).toBeInTheDocument();
    expect(
      order.getByRole('link', { name: 'Business continuity plan' }),
    ).toHaveAttribute('href', 'https://example.org/bcp/sales');
    expect(
      order.getByRole('link', { name: 'Impact analysis' }),
    ).toHaveAttribute('href', '/continuity/records/bia-1');
  });

  it('shows on request why, service by service', async () => {
    server.use(answer('listStrategies', page([red])));
    renderContinuity(<StrategyPage />);
    const card = within(await screen.findByRole('article', { name: 'pay' }));
    expect(card.queryByRole('table')).toBeNull();
    await userEvent.click(card.getByRole('button', { name: 'Details: pay' }));
    const till = card.getByRole('row', { name: /till Cold site/ });
    expect(till).toHaveTextContent('5 h');
    expect(till).toHaveTextContent('of 4 h required');
    expect(till).toHaveTextContent('Cannot reach');
    expect(till).toHaveTextContent('RTO by 1 h');
    expect(
      card.getByRole('link', { name: 'Open the strategy of till' }),
    ).toHaveAttribute('href', '/continuity/records/r1');
    expect(card.getByRole('row', { name: /terminal/ })).toHaveTextContent(
      'No approved strategy',
    );
    expect(
      card.getByText('1 service you cannot see supports it, too'),
    ).toBeInTheDocument();
    expect(card.getByRole('row', { name: /Second line/ })).toHaveTextContent(
      'Overdue',
    );
    expect(
      card.getByRole('row', { name: /No card payments/ }),
    ).toHaveTextContent('No longer accepted');
    expect(card.getByText('But for the stores')).toBeInTheDocument();
  });

  it('asks with the filters that the address holds', async () => {
    const asked: string[] = [];
    server.use(
      answer('listStrategies', ({ url }) => {
        asked.push(url.search);
        return page(url.searchParams.has('q') ? [] : [red]);
      }),
    );
    renderContinuity(<StrategyPage />, {
      initialRouteEntries: ['/?coverage=red&alignment=partly&sort=title'],
    });
    await screen.findByRole('article', { name: 'pay' });
    expect(asked[0]).toContain('coverage=red');
    expect(asked[0]).toContain('alignment=partly');
    expect(asked[0]).toContain('sort=title');
    await userEvent.type(screen.getByRole('searchbox'), 'z');
    expect(await screen.findByText('No function matches')).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    await waitFor(() =>
      expect(screen.getByRole('article', { name: 'pay' })).toBeInTheDocument(),
    );
    expect(asked.at(-1)).not.toContain('coverage');
  });

  it('says how to begin', async () => {
    server.use(answer('listStrategies', page([], { green: 0, red: 0 })));
    renderContinuity(<StrategyPage />);
    expect(
      await screen.findByText('No vital business functions yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: VitalBusinessFunction/)).toBeInTheDocument();
  });

  it('names the permission that is missing, and offers to try again', async () => {
    server.use(
      refuse('listStrategies', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    const { unmount } = renderContinuity(<StrategyPage />);
    expect(
      await screen.findByText(/continuity\.record\.read/),
    ).toBeInTheDocument();
    unmount();
    server.use(
      refuse('listStrategies', 500, { name: 'Error', message: 'it is down' }),
    );
    renderContinuity(<StrategyPage />);
    expect(await screen.findByText(/it is down/)).toBeInTheDocument();
  });
});
