import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  draftDetail,
  draftRevision,
  inDays,
  policy,
  recordDetail,
  refuse,
  revisionSummary,
  shiftContent,
} from '../../__testUtils__';
import { renderRecords } from '../../__testUtils__/renderRecords';

jest.setTimeout(60_000);
const loading = { timeout: 20_000 };

describe('the page of a record', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => server.use(answer('getPolicy', policy)));

  const inReview = draftDetail({
    open: {
      revision: 2,
      state: 'in-review',
      author: 'user:default/dana',
      updatedAt: inDays(-1),
      approvalsGiven: 0,
      approvalsNeeded: 1,
    },
    may: ['approve', 'return', 'comment'],
  });
  const serveReview = () =>
    server.use(
      answer('getRecord', inReview),
      answer(
        'getRecordRevision',
        draftRevision(shiftContent({ title: 'Days' }), {
          state: 'in-review',
          contentHash: 'what-was-seen',
        }),
      ),
      answer('compareRevisions', {
        items: [
          {
            path: 'title',
            section: 'about',
            label: 'Title',
            kind: 'changed',
            before: 'Nights',
            after: 'Days',
          },
        ],
      }),
    );

  it('shows the approved revision, section by section', async () => {
    server.use(
      answer('getRecord', recordDetail()),
      answer(
        'getRecordRevision',
        draftRevision(
          shiftContent({ title: 'Nights', handover: 5400, budget: 1200.5 }),
          { ...revisionSummary(), redacted: ['notes'] },
        ),
      ),
    );
    renderRecords('/r1');
    expect(await screen.findByText('Nights', {}, loading)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Checkout' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Shift handover')).toBeInTheDocument();
    expect(screen.getByText('1 h 30 min')).toBeInTheDocument();
    expect(screen.getByText(/1,200\.50/)).toBeInTheDocument();
    expect(screen.getByText('Not shown to you')).toBeInTheDocument();
  });

  it('approves exactly what was in view', async () => {
    serveReview();
    let sent: unknown;
    server.use(
      answer('approveRevision', ({ body }) => {
        sent = body;
        return recordDetail({ approvedRevision: 2 });
      }),
    );
    renderRecords('/r1?view=review');
    expect(await screen.findByText('Days', {}, loading)).toBeInTheDocument();
    expect(screen.getByText('Nights')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Note/), 'Good');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    await waitFor(() =>
      expect(sent).toEqual({
        revision: 2,
        contentHash: 'what-was-seen',
        note: 'Good',
      }),
    );
  });

  it('keeps the note when an approval is refused, and says why', async () => {
    serveReview();
    server.use(
      refuse('approveRevision', 409, {
        name: 'ConflictError',
        message: 'Somebody else decided on it',
      }),
    );
    renderRecords('/r1?view=review');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }, loading),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Note/), 'Good');
    // What is read anew after the refusal: nothing waits any more.
    server.use(answer('getRecord', recordDetail({ approvedRevision: 2 })));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(
      await within(dialog).findByText(
        'Somebody else decided on it',
        {},
        loading,
      ),
    ).toBeInTheDocument();
    expect(within(dialog).getByLabelText(/^Note/)).toHaveValue('Good');
  });

  it('does not lose a note to a click beside the dialog', async () => {
    serveReview();
    renderRecords('/r1?view=review');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }, loading),
    );
    const dialog = await screen.findByRole('dialog');
    const note = within(dialog).getByLabelText(/^Note/);
    await userEvent.type(note, 'Good');
    await userEvent.click(document.body);
    expect(note).toBeInTheDocument();
    expect(note).toHaveValue('Good');
  });

  it('returns with comments by section, and not without any', async () => {
    serveReview();
    let sent: unknown;
    server.use(
      answer('returnRevision', ({ body }) => {
        sent = body;
        return inReview;
      }),
    );
    renderRecords('/r1?view=review');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Return' }, loading),
    );
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Return' });
    await userEvent.click(send);
    expect(
      within(dialog).getByText(/Write at least one comment/),
    ).toBeInTheDocument();
    await userEvent.type(within(dialog).getByLabelText('On About'), 'Which?');
    // A click beside the dialog does not lose what was written.
    await userEvent.setup({ pointerEventsCheck: 0 }).click(document.body);
    expect(within(dialog).getByLabelText('On About')).toHaveValue('Which?');
    await userEvent.click(send);
    await waitFor(() =>
      expect(sent).toEqual({
        revision: 2,
        contentHash: 'what-was-seen',
        comments: [{ section: 'about', body: 'Which?' }],
      }),
    );
  });

  it('says why somebody may not approve', async () => {
    serveReview();
    server.use(
      answer('getRecord', {
        ...inReview,
        may: ['comment'],
        mayNotApprove: 'You wrote this revision.',
      }),
    );
    renderRecords('/r1?view=review');
    expect(
      await screen.findByText('You wrote this revision.', {}, loading),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('says what a stale record rested on, and offers three ways out', async () => {
    let sent: unknown;
    server.use(
      answer(
        'getRecord',
        recordDetail({
          may: ['confirm', 'edit'],
          stale: {
            since: inDays(-3),
            changes: [
              {
                facet: 'owner',
                before: 'group:default/payments',
                after: 'group:default/orders',
                titles: { 'group:default/orders': 'Order team' },
              },
              {
                facet: 'dependencies',
                before: [],
                after: [
                  {
                    ref: 'resource:default/orders-db',
                    strength: 'hard',
                    use: 'operation',
                    data: true,
                  },
                ],
              },
            ],
          },
        }),
      ),
      answer('getRecordRevision', draftRevision(shiftContent())),
      answer('confirmRecord', ({ body }) => {
        sent = body;
        return recordDetail();
      }),
    );
    renderRecords('/r1');
    const banner = await screen.findByText(
      'Something it rests on has changed',
      {},
      loading,
    );
    expect(banner).toBeInTheDocument();
    expect(screen.getByText(/payments → Order team/)).toBeInTheDocument();
    expect(
      screen.getByText(/added orders-db \(holds its data\)/),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Revise' }).length,
    ).toBeGreaterThan(0);
    expect(
      screen.getByRole('button', { name: 'Schedule a re-test' }),
    ).toBeInTheDocument();
    const [confirm] = screen.getAllByRole('button', {
      name: 'Confirm it still holds',
    });
    await userEvent.click(confirm);
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm it still holds' }),
    );
    await waitFor(() =>
      expect(sent).toEqual({ revision: 1, contentHash: 'hash-1' }),
    );
  });

  it('locks what is written elsewhere, and says where', async () => {
    server.use(
      answer(
        'getRecord',
        recordDetail({
          origin: {
            target: 'https://example.org/records.yaml',
            key: 'checkout',
          },
        }),
      ),
      answer('getRecordRevision', draftRevision(shiftContent())),
    );
    renderRecords('/r1');
    expect(
      await screen.findByRole(
        'link',
        { name: /Written in https:\/\/example.org\/records.yaml/ },
        loading,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('tab', { name: 'Edit' })).not.toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuse('getRecord', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    renderRecords('/r1');
    expect(
      await screen.findByText(/continuity\.record\.read/, {}, loading),
    ).toBeInTheDocument();
  });
});
