import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  draftDetail,
  draftRevision,
  policy,
  recordDetail,
  recordRow,
  refuse,
  revisionSummary,
  shiftContent,
} from '../../__testUtils__';
import { renderRecords } from '../../__testUtils__/renderRecords';

jest.setTimeout(60_000);
const loading = { timeout: 20_000 };
const soon = { timeout: 5_000 };

type Saved = { version: number; content: Record<string, JsonValue> };

describe('the form of a draft', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const saved: Saved[] = [];

  /** The server's draft, which takes whatever is saved. */
  const serve = (content: JsonValue) => {
    saved.length = 0;
    server.use(
      answer('getPolicy', policy),
      answer('getRecord', draftDetail()),
      answer('getRecordRevision', draftRevision(content)),
      answer('saveDraft', ({ body }) => {
        const { version, content: sent } = body as Saved;
        saved.push({ version, content: sent });
        return draftRevision(sent, { version: version + 1 });
      }),
    );
  };

  /** What this browser holds of drafts. */
  const kept = () =>
    Object.entries(window.localStorage)
      .filter(([key]) => key.startsWith('continuity.draft'))
      .map(([, value]) => value)
      .join();

  beforeEach(() => window.localStorage.clear());

  it('keeps what is typed at once, and saves it a moment later', async () => {
    serve(shiftContent({ title: 'Nights' }));
    renderRecords('/r1?view=edit');
    const title = await screen.findByLabelText(/^Title/, {}, loading);
    await userEvent.type(title, ' at sea');
    expect(kept()).toContain('Nights at sea');
    await screen.findByText(/^Saved \d\d:\d\d/, {}, soon);
    expect(saved.at(-1)).toMatchObject({
      version: 7,
      content: { title: 'Nights at sea' },
    });
    expect(kept()).toBe('');
  });

  it('copies the open revision of a record, not a later one given up', async () => {
    serve(shiftContent({ title: 'Nights' }));
    const other = recordRow({
      id: 'r2',
      subjectTitle: 'Orders',
      subjectRef: 'component:default/orders',
      state: 'draft',
      approvedRevision: null,
      open: draftDetail().open,
    });
    server.use(
      answer('listRecords', { items: [other], nextCursor: null }),
      answer('getRecord', ({ params }) =>
        (params as { id: string }).id === 'r2'
          ? recordDetail({
              ...other,
              revisions: [
                revisionSummary({ revision: 2, state: 'draft' }),
                revisionSummary({ revision: 3, state: 'discarded' }),
              ],
            })
          : draftDetail(),
      ),
      answer('getRecordRevision', ({ params }) => {
        const { id, revision } = params as { id: string; revision: string };
        return draftRevision(
          shiftContent({
            title: id === 'r2' ? `Revision ${revision}` : 'Nights',
          }),
        );
      }),
    );
    renderRecords('/r1?view=edit');
    await screen.findByLabelText(/^Title/, {}, loading);
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy from another record' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: /Record$/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Orders/ }, loading),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Replace this draft' }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText(/^Title/)).toHaveValue('Revision 2'),
    );
    await screen.findByText(/^Saved \d\d:\d\d/, {}, soon);
    expect(saved.at(-1)?.content.title).toBe('Revision 2');
  });

  it('says at the field what is wrong, and does not send it', async () => {
    serve(shiftContent({ title: 'Nights' }));
    renderRecords('/r1?view=edit');
    const handover = await screen.findByLabelText('Handover time', {}, loading);
    await userEvent.type(handover, 'half a day');
    expect(
      await screen.findByText(
        /^Not saved: Handover time: expected a duration/,
        {},
        soon,
      ),
    ).toBeInTheDocument();
    expect(saved).toEqual([]);
    expect(kept()).toContain('half a day');

    await userEvent.clear(handover);
    await userEvent.type(handover, '1h 30min');
    await screen.findByText(/^Saved \d\d:\d\d/, {}, soon);
    expect(saved.at(-1)?.content.handover).toBe(5400);
  });

  it('offers what was never saved, and takes it up again', async () => {
    serve(shiftContent({ title: 'Nights' }));
    server.use(
      refuse('saveDraft', 401, {
        name: 'AuthenticationError',
        message: 'gone',
      }),
    );
    let refused = 0;
    server.events.on('response:mocked', ({ response }) => {
      if (response.status === 401) refused += 1;
    });
    const first = renderRecords('/r1?view=edit');
    await userEvent.type(
      await screen.findByLabelText(/^Title/, {}, loading),
      ' and days',
    );
    await screen.findByText(/your sign-in has ended/, {}, soon);
    // Leaving tries once more.
    first.unmount();
    await waitFor(() => expect(refused).toBe(2));

    serve(shiftContent({ title: 'Nights' }));
    renderRecords('/r1?view=edit');
    expect(
      await screen.findByText(
        'You have changes that were not saved',
        {},
        loading,
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Restore them' }));
    expect(await screen.findByLabelText(/^Title/)).toHaveValue(
      'Nights and days',
    );
    await screen.findByText(/^Saved \d\d:\d\d/, {}, soon);
    expect(saved.at(-1)?.content.title).toBe('Nights and days');
  });

  it('merges what somebody else changed elsewhere in the draft', async () => {
    serve(shiftContent({ title: 'Nights', notes: 'old' }));
    renderRecords('/r1?view=edit');
    const title = await screen.findByLabelText(/^Title/, {}, loading);
    server.use(
      answer(
        'getRecordRevision',
        draftRevision(shiftContent({ title: 'Nights', notes: 'theirs' }), {
          version: 9,
        }),
      ),
      answer('saveDraft', ({ body }) => {
        const { version, content } = body as Saved;
        saved.push({ version, content });
        return draftRevision(content, { version: version + 1 });
      }),
    );
    const lostRace = refuse('saveDraft', 409, {
      name: 'ConflictError',
      message: 'The draft was saved by somebody else meanwhile',
    });
    let refused = false;
    server.use(
      ((): typeof lostRace => {
        const run = lostRace.run.bind(lostRace);
        lostRace.run = async args => {
          if (refused) return null;
          const result = await run(args);
          refused = result !== null || refused;
          return result;
        };
        return lostRace;
      })(),
    );
    await userEvent.type(title, '!');
    await waitFor(
      () =>
        expect(saved.at(-1)).toMatchObject({
          version: 9,
          content: { title: 'Nights!', notes: 'theirs' },
        }),
      soon,
    );
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Nights!');
  });

  it('lets the person choose where both changed the same field', async () => {
    serve(shiftContent({ title: 'Nights' }));
    renderRecords('/r1?view=edit');
    const title = await screen.findByLabelText(/^Title/, {}, loading);
    server.use(
      answer(
        'getRecordRevision',
        draftRevision(shiftContent({ title: 'Days' }), { version: 9 }),
      ),
      refuse('saveDraft', 409, { name: 'ConflictError', message: 'lost' }),
    );
    await userEvent.type(title, ' on call');
    const dialog = await screen.findByRole('dialog', {}, soon);
    expect(within(dialog).getByText('Nights on call')).toBeInTheDocument();
    expect(within(dialog).getByText('Days')).toBeInTheDocument();
    server.use(
      answer('saveDraft', ({ body }) => {
        const { version, content } = body as Saved;
        saved.push({ version, content });
        return draftRevision(content, { version: version + 1 });
      }),
    );
    await userEvent.click(within(dialog).getByLabelText('Theirs'));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save the merged draft' }),
    );
    await waitFor(
      () => expect(screen.getByLabelText(/^Title/)).toHaveValue('Days'),
      soon,
    );
  });

  it('adds, moves and removes the things of a list', async () => {
    serve(
      shiftContent({
        steps: [
          { id: 'a', what: 'Call', takes: 60 },
          { id: 'b', what: 'Sign', takes: null },
        ],
      }),
    );
    renderRecords('/r1?view=edit&section=work');
    await screen.findByDisplayValue('Call', {}, loading);
    await userEvent.click(
      screen.getByRole('button', { name: 'Move Step 2 up' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Add step' }));
    const savedSteps = () =>
      (saved.at(-1)?.content.steps ?? []) as { id: string; what: string }[];
    await waitFor(
      () =>
        expect(savedSteps().map(({ what }) => what)).toEqual([
          'Sign',
          'Call',
          '',
        ]),
      soon,
    );
    const steps = savedSteps();
    expect(steps.map(({ id }) => id).slice(0, 2)).toEqual(['b', 'a']);
    expect(steps[2].id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('says what is missing, and leads to it', async () => {
    serve(shiftContent({ title: 'Nights' }));
    renderRecords('/r1?view=edit');
    await screen.findByLabelText(/^Title/, {}, loading);
    await userEvent.click(
      screen.getByRole('button', { name: 'Submit for approval' }),
    );
    expect(await screen.findByText(/1 thing is missing/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Work: Notes' }));
    const notes = await screen.findByLabelText(/^Notes/);
    await waitFor(() => expect(notes).toHaveFocus());
    expect(screen.getByText('some notes')).toBeInTheDocument();
  });
});
