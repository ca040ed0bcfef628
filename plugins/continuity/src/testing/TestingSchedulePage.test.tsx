import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  entityRef,
  inDays,
  policy,
  posture,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { scheduledTest } from '../__testUtils__/scheduledTest';
import { TestingSchedulePage } from './TestingSchedulePage';

const occurrence = {
  testId: 't1',
  title: 'Fail checkout over',
  area: 'continuity' as const,
  type: 'functional' as const,
  state: 'planned' as const,
  outcome: null,
  at: '2031-03-12',
  projected: false,
  entityRefs: [entityRef],
};

describe('TestingSchedulePage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('listEntities', { items: [], nextCursor: null }),
      answer('listTests', { items: [], nextCursor: null }),
      answer('listOccurrences', {
        items: [
          occurrence,
          { ...occurrence, at: '2031-03-26', projected: true },
        ],
        truncated: false,
      }),
      answer('getTest', scheduledTest()),
      answer('getEntityPosture', posture()),
    ),
  );
  const render = (address: string) =>
    renderContinuity(<TestingSchedulePage />, {
      initialRouteEntries: [address],
    });

  it('shows the tests of a month and tells expected ones apart', async () => {
    render('/?month=2031-03');
    const day = await screen.findByRole('gridcell', { name: /12.*1 test/ });
    expect(within(day).getByRole('link')).toHaveTextContent(
      /Continuity.*Planned.*Fail checkout over/,
    );
    expect(
      screen.getByRole('gridcell', { name: /26.*1 test/ }),
    ).toHaveTextContent(/expected/);
  });

  it('moves through days and months by keys', async () => {
    render('/?month=2031-03');
    const first = await screen.findByRole('gridcell', {
      name: /March.* 1,|1 March/,
    });
    first.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveAttribute('data-day', '2031-03-08');
    await userEvent.keyboard('{PageDown}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute('data-day', '2031-04-08'),
    );
    expect(
      screen.getByRole('heading', { name: 'April 2031' }),
    ).toBeInTheDocument();
  });

  it('puts late tests first', async () => {
    server.use(
      answer('listTests', {
        items: [scheduledTest({ plannedAt: inDays(-12).slice(0, 10) })],
        nextCursor: null,
      }),
    );
    render('/?month=2031-03');
    expect(await screen.findByText('1 test is late')).toBeInTheDocument();
    expect(screen.getByText('12 days late')).toBeInTheDocument();
  });

  it('opens a test from the address, with what may be done to it', async () => {
    render('/?test=t1');
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('button', { name: 'Record outcome' }),
    ).toBeInTheDocument();
    server.use(
      answer('cancelTest', scheduledTest({ state: 'cancelled', revision: 4 })),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel test' }),
    );
    expect(await screen.findByText('Cancel this test?')).toBeInTheDocument();
  });

  it('says what belongs in an empty list', async () => {
    render('/?view=list');
    expect(await screen.findByText('No tests scheduled')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('listOccurrences', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    render('/');
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });
});
