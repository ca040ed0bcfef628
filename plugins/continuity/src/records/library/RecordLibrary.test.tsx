import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  draftRevision,
  inDays,
  policy,
  recordDetail,
  recordDuties,
  recordRow,
  refuse,
  shiftContent,
} from '../../__testUtils__';
import { renderRecords } from '../../__testUtils__/renderRecords';

jest.setTimeout(60_000);
const loading = { timeout: 20_000 };
const emptyPage = { items: [], nextCursor: null };

describe('the library of records', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('getRecordDuties', recordDuties()),
      answer('listRecords', emptyPage),
      answer('listEntities', emptyPage),
      answer('listFunctions', emptyPage),
    ),
  );

  it('lists records with their state and what needs attention', async () => {
    server.use(
      answer('listRecords', {
        items: [
          recordRow({ dueAt: inDays(-71), warnAt: inDays(-100) }),
          recordRow({
            id: 'r2',
            subjectTitle: 'Orders',
            state: 'draft',
            approvedRevision: null,
            dueAt: null,
            warnAt: null,
            lastReviewedAt: null,
          }),
        ],
        nextCursor: null,
      }),
    );
    renderRecords('');
    const link = await screen.findByRole('link', { name: 'Checkout' }, loading);
    expect(link).toHaveAttribute('href', '/continuity/records/r1');
    const row = screen.getByRole('row', { name: /Checkout/ });
    expect(within(row).getByText('Approved')).toBeInTheDocument();
    expect(within(row).getByText('Review overdue')).toBeInTheDocument();
    expect(within(row).getByText('71 days late')).toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /Orders/ })).getByText('Draft'),
    ).toBeInTheDocument();
  });

  it('asks the server what the address says', async () => {
    const asked: URL[] = [];
    server.use(
      answer('listRecords', ({ url }) => {
        asked.push(url);
        return emptyPage;
      }),
    );
    renderRecords(
      '?state=in-review&attention=stale&type=shift-handover&q=check',
    );
    expect(
      await screen.findByText('No record matches', {}, loading),
    ).toBeInTheDocument();
    const last = asked.at(-1)?.searchParams;
    expect(last?.getAll('state')).toEqual(['in-review']);
    expect(last?.getAll('attention')).toEqual(['stale']);
    expect(last?.getAll('type')).toEqual(['shift-handover']);
    expect(last?.get('q')).toBe('check');
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    expect(
      await screen.findByText('No records yet', {}, loading),
    ).toBeInTheDocument();
    expect(asked.at(-1)?.searchParams.has('state')).toBe(false);
  });

  it('shows what waits for the reader, each with the next action', async () => {
    server.use(
      answer(
        'getRecordDuties',
        recordDuties({
          toApprove: [recordRow({ id: 'a', subjectTitle: 'Orders' })],
          drafts: [recordRow({ id: 'b', subjectTitle: 'Stock' })],
          toAcknowledge: [recordRow({ id: 'c', subjectTitle: 'Mail' })],
        }),
      ),
    );
    renderRecords('');
    expect(
      await screen.findByText('Waits for your approval (1)', {}, loading),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Review: Shift handover: Orders' }),
    ).toHaveAttribute('href', '/continuity/records/a?view=review');
    expect(
      screen.getByRole('link', {
        name: 'Continue draft: Shift handover: Stock',
      }),
    ).toHaveAttribute('href', '/continuity/records/b?view=edit');
    expect(
      screen.getByRole('link', { name: 'Read: Shift handover: Mail' }),
    ).toBeInTheDocument();
  });

  it('starts a record about what a link names', async () => {
    let sent: unknown;
    server.use(
      answer('createRecord', ({ body }) => {
        sent = body;
        return recordDetail({ id: 'new' });
      }),
      // Before what also matches its address.
      answer('getRecordDuties', recordDuties()),
      answer('getRecord', recordDetail({ id: 'new' })),
      answer('getRecordRevision', draftRevision(shiftContent())),
    );
    renderRecords('?start=shift-handover&subject=component:default/checkout');
    const dialog = await screen.findByRole('dialog', {}, loading);
    expect(
      within(dialog).getByText('How one shift hands over to the next.'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Start' }),
    );
    await waitFor(() =>
      expect(sent).toEqual({
        type: 'shift-handover',
        subjectRef: 'component:default/checkout',
      }),
    );
  });

  it('says what could not be loaded to choose from', async () => {
    const denied = { name: 'NotAllowedError', message: 'no' };
    server.use(
      answer('listRecords', emptyPage),
      refuse('listEntities', 403, denied),
      refuse('listFunctions', 403, denied),
    );
    renderRecords('?start=shift-handover');
    const dialog = await screen.findByRole('dialog', {}, loading);
    expect(
      await within(dialog).findAllByText(
        'You are not allowed to see this',
        {},
        loading,
      ),
    ).toHaveLength(2);
  });

  it('leads to the record there is already', async () => {
    server.use(
      answer('listRecords', ({ url }) =>
        url.searchParams.has('subject')
          ? { items: [recordRow()], nextCursor: null }
          : emptyPage,
      ),
    );
    renderRecords('?start=shift-handover&subject=component:default/checkout');
    expect(
      await screen.findByText('There is one already', {}, loading),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open it' })).toHaveAttribute(
      'href',
      '/continuity/records/r1',
    );
    expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled();
  });
});
