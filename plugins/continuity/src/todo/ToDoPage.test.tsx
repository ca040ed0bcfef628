import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { PolicyException } from '@backstage-continuity/plugin-continuity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  entityRef,
  finding,
  inDays,
  policy,
  posture,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { ToDoPage } from './ToDoPage';

const searchReview = finding({
  entityRef: 'component:default/search',
  entityTitle: 'search',
  ownerRef: 'group:default/discovery',
});
const rto = finding({
  check: 'objectives.missing',
  subject: 'rto',
  severity: 'high',
  remedy: 'edit-file',
  message: 'There is no RTO.',
  dueAt: null,
});

describe('ToDoPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  let asked: URLSearchParams;
  const list = (items = [finding(), searchReview, rto]) =>
    answer('listFindings', ({ url }) => {
      asked = url.searchParams;
      return { items, nextCursor: null };
    });
  beforeEach(() => server.use(answer('getPolicy', policy), list()));
  const render = (address = '/') =>
    renderContinuity(<ToDoPage />, { initialRouteEntries: [address] });

  it('says what is wrong, how late, with what, and what mends it', async () => {
    render();
    const [first] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent('The review was due on 2026-09-12.');
    expect(first).toHaveTextContent('71 days late');
    expect(
      within(first).getByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/continuity');
    expect(
      within(first).getByRole('button', { name: 'Confirm review' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Edit file' }),
    ).toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    render(
      '/?mine=true&severity=high&severity=odd&group=group:default/payments',
    );
    await screen.findByText('There is no RTO.');
    expect(asked.getAll('severity')).toEqual(['high']);
    expect(asked.get('mine')).toBe('true');
    expect(asked.getAll('group')).toEqual(['group:default/payments']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(asked.get('mine')).toBeNull());
    expect(asked.getAll('severity')).toEqual([]);
  });

  it('groups a page by owner, sorted by the server', async () => {
    render('/?by=owner');
    expect(
      await screen.findByRole('heading', { name: 'payments' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'discovery' }),
    ).toBeInTheDocument();
    expect(screen.getByText('2 on this page')).toBeInTheDocument();
    expect(asked.get('sort')).toBe('owner');
  });

  it('confirms the reviews among many selected findings', async () => {
    let sent: unknown;
    server.use(
      answer('confirmReviews', ({ body }) => {
        sent = body;
        return { items: [] };
      }),
    );
    render();
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Select all on this page' }),
    );
    const bar = screen.getByRole('region', { name: 'Selected findings' });
    expect(bar).toHaveTextContent('3 selected');
    expect(
      within(bar).getByRole('button', { name: 'Request 3 exceptions' }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(bar).getByRole('button', { name: 'Confirm 2 reviews' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm' }),
    );
    await waitFor(() =>
      expect(sent).toEqual({
        items: [{ entityRef }, { entityRef: 'component:default/search' }],
      }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Selected findings' }),
      ).toBeNull(),
    );
  });

  it('says what belongs there when nothing is to do', async () => {
    server.use(list([]));
    render();
    expect(await screen.findByText('Nothing to do')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('listFindings', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    render();
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });

  const request: PolicyException = {
    id: 'e1',
    revision: 2,
    entityRef,
    check: 'objectives.missing',
    subject: 'rto',
    reason: 'The supplier answers in March',
    state: 'requested',
    expiresAt: inDays(60),
    requestedAt: inDays(-2),
    requestedBy: 'user:default/dana',
    decidedAt: null,
    decidedBy: null,
    decisionNote: null,
  };
  const exceptions = () =>
    answer('listExceptions', ({ url }) => ({
      items: url.searchParams.get('state') === 'requested' ? [request] : [],
      nextCursor: null,
    }));

  it('approves a requested exception with a note', async () => {
    let sent: unknown;
    server.use(
      exceptions(),
      answer('getEntityPosture', posture({ may: ['approve-exception'] })),
      answer('approveException', ({ body }) => {
        sent = body;
        return { ...request, state: 'approved' as const };
      }),
    );
    render('/?view=exceptions');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Until spring');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    await waitFor(() =>
      expect(sent).toEqual({ revision: 2, note: 'Until spring' }),
    );
  });

  it('offers no decision to somebody who may not', async () => {
    server.use(exceptions(), answer('getEntityPosture', posture()));
    render('/?view=exceptions');
    expect(
      await screen.findByText(/continuity\.exception\.approve/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });
});
