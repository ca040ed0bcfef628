import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  SPREADSHEET_LIMITS,
  type RecordImport,
  type RecordImportMapping,
  type RecordImportSubject,
} from '@backstage-continuity/plugin-continuity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { answer, baseUrl, refuse, type Asked } from '../../__testUtils__';
import {
  importReport,
  importSubject,
  recordImport,
} from '../../__testUtils__/recordImports';
import { renderRecords } from '../../__testUtils__/renderRecords';

jest.setTimeout(60_000);
const loading = { timeout: 20_000 };
const soon = { timeout: 5_000 };

const subjects = [
  importSubject('checkout', { recordId: 'r1' }),
  importSubject('basket', {
    rows: [3],
    outcome: 'change',
    over: 'approved',
    recordId: 'r2',
  }),
];
const wrong = importSubject('warehouse', {
  subjectRef: null,
  rows: [4],
  outcome: 'rejected',
  mistakes: 2,
});
const partial = importReport({
  create: 1,
  change: 1,
  rejected: 1,
  mistakes: 2,
  errors: [
    { row: 4, column: 'Service', value: 'warehouse', expected: 'a service' },
    { row: 4, column: 'Takes', value: 'long', expected: 'a duration' },
  ],
});

describe('the import of a spreadsheet', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  /** A server on which an import goes on by itself each time it is asked for. */
  const serve = (
    first: RecordImport,
    found: {
      report?: RecordImport['report'];
      subjects?: RecordImportSubject[];
    } = {},
  ) => {
    const report = found.report ?? importReport({ rows: 2, create: 1 });
    const asked = {
      uploads: [] as Record<string, unknown>[],
      mappings: [] as RecordImportMapping[],
      applied: [] as unknown[],
    };
    let job = first;
    server.use(
      answer('listRecordImports', { items: [] }),
      answer('createRecordImport', ({ body }) => {
        asked.uploads.push(body as Record<string, unknown>);
        return job;
      }),
      answer('getRecordImport', () => {
        const now = job;
        if (job.state === 'checking') {
          job = { ...job, state: 'checked', report };
        } else if (job.state === 'applying') {
          job = { ...job, state: 'applied' };
        }
        return now;
      }),
      answer('putRecordImportMapping', ({ body }) => {
        asked.mappings.push(body as RecordImportMapping);
        job = {
          ...job,
          mapping: body as RecordImportMapping,
          mappingFrom: 'person',
          state: 'checking',
          interrupted: false,
          progress: { done: 1, total: 2 },
        };
        return job;
      }),
      answer('applyRecordImport', ({ body }) => {
        asked.applied.push(body);
        job = { ...job, state: 'applying', interrupted: false };
        return job;
      }),
      answer('listRecordImportSubjects', ({ url }: Asked) => {
        const outcomes = url.searchParams.getAll('outcome');
        return {
          items: (found.subjects ?? subjects).filter(
            ({ outcome }) =>
              outcomes.length === 0 || outcomes.includes(outcome),
          ),
          nextCursor: null,
        };
      }),
    );
    return asked;
  };

  const upload = async (file: File) => {
    const input = await screen.findByLabelText(/^Choose a file/, {}, loading);
    await userEvent.upload(input, file);
  };
  const csv = () => new File(['Service\ncheckout\n'], 'handovers.csv');
  const column = async (name: string) =>
    within(
      await screen.findByRole('listitem', { name: `Column ${name}` }, loading),
    );
  const heading = (name: string) =>
    screen.findByRole('heading', { level: 3, name: new RegExp(name) }, soon);

  beforeEach(() => window.sessionStorage.clear());

  it('goes from a file to drafts', async () => {
    const asked = serve(recordImport());
    renderRecords('/import');
    await upload(csv());
    expect(await heading('Map the columns')).toHaveFocus();
    expect(asked.uploads[0]).toMatchObject({
      type: 'shift-handover',
      fileName: 'handovers.csv',
      content: btoa('Service\ncheckout\n'),
    });

    expect(screen.getByText(/Mapped by the names/)).toBeInTheDocument();
    const takes = await column('Takes');
    expect(takes.getByText('8')).toBeInTheDocument();
    expect(takes.getByText(/bare numbers: choose their unit/)).toBeVisible();
    await userEvent.click(takes.getByRole('button', { name: /Unit/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Hours' }));
    expect(takes.queryByText(/choose their unit/)).not.toBeInTheDocument();
    expect(screen.getByText(/^Notes\. It can be filled in/)).toBeVisible();
    const remarks = await column('Remarks');
    await userEvent.click(remarks.getByRole('button', { name: /Goes to/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Notes' }));
    expect(remarks.getByText(/chosen by you/)).toBeInTheDocument();
    expect(screen.queryByText(/It can be filled in/)).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Check 3 rows' }));
    expect(await heading('Check')).toHaveFocus();
    expect(asked.mappings[0].columns).toEqual([
      { column: 0, target: 'subject', unit: null },
      { column: 1, target: 'title', unit: null },
      { column: 2, target: 'handover', unit: 'hours' },
      { column: 3, target: 'notes', unit: null },
    ]);
    expect(
      await screen.findByText('Draft beside the approved revision', {}, soon),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Create 2 drafts' }),
    );
    expect(
      await screen.findByText('2 drafts were written', {}, soon),
    ).toBeInTheDocument();
    expect(asked.applied).toEqual([{ acceptPartial: false }]);
    expect(await heading('Import')).toHaveFocus();
    expect(
      await screen.findByRole('link', {
        name: 'Open the draft about checkout',
      }),
    ).toHaveAttribute('href', '/continuity/records/r1?view=edit');
  });

  it('says of each row what is wrong, and imports the good ones if told to', async () => {
    const asked = serve(recordImport({ state: 'checked', report: partial }), {
      report: partial,
      subjects: [...subjects, wrong],
    });
    renderRecords('/import?import=i1');
    expect(
      await screen.findByText('1 subject has mistakes', {}, loading),
    ).toBeInTheDocument();
    expect(await screen.findByText('row 4')).toBeInTheDocument();
    const mistakes = within(screen.getByRole('region', { name: 'Mistakes' }));
    expect(await mistakes.findByText('a service')).toBeInTheDocument();
    expect(mistakes.getByText('warehouse')).toBeInTheDocument();
    await userEvent.type(mistakes.getByRole('searchbox'), 'duration');
    await waitFor(
      () => expect(mistakes.queryByText('a service')).not.toBeInTheDocument(),
      soon,
    );
    expect(mistakes.getByText('a duration')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Import the 2 good ones' }),
    );
    expect(
      await screen.findByText('1 subject was left out', {}, soon),
    ).toBeInTheDocument();
    expect(asked.applied).toEqual([{ acceptPartial: true }]);
  });

  it('says where the mapping is from, and what is wrong with it', async () => {
    serve(
      recordImport({
        mappingFrom: 'remembered',
        mapping: {
          columns: [
            { column: 1, target: 'title', unit: null },
            { column: 3, target: 'title', unit: null },
          ],
          days: null,
          decimal: null,
        },
      }),
    );
    renderRecords('/import?import=i1');
    expect(
      await screen.findByText(/Mapped as last time/, {}, loading),
    ).toBeInTheDocument();
    const remarks = await column('Remarks');
    expect(remarks.getByText(/Another column goes there/)).toBeInTheDocument();
    expect(remarks.getByText(/as last time/)).toBeInTheDocument();
    expect(
      screen.getByText('2 things to mend before the rows can be checked'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Check/ })).toBeDisabled();
    expect(
      screen.getByText(/Choose the column that says what each row is about/),
    ).toBeInTheDocument();
  });

  it('goes on with what was interrupted', async () => {
    const asked = serve(
      recordImport({
        state: 'checked',
        interrupted: true,
        report: importReport({ rows: 2, create: 1 }),
      }),
    );
    renderRecords('/import?import=i1');
    expect(
      await screen.findByText(
        'The server stopped in the midst of it',
        {},
        loading,
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(
      await screen.findByText('2 drafts were written', {}, soon),
    ).toBeInTheDocument();
    expect(asked.applied).toHaveLength(1);
  });

  it('refuses a file that is too large before it is sent', async () => {
    const asked = serve(recordImport());
    renderRecords('/import');
    const file = csv();
    Object.defineProperty(file, 'size', {
      value: SPREADSHEET_LIMITS.bytes + 1,
    });
    await upload(file);
    expect(
      await screen.findByText(/handovers\.csv has .*; at most 10 ?MB/),
    ).toBeInTheDocument();
    expect(asked.uploads).toEqual([]);
  });

  it('says in words why the server took no file, and which imports there are', async () => {
    serve(recordImport());
    let items = [recordImport({ state: 'failed' })];
    server.use(
      answer('listRecordImports', () => ({ items })),
      http.delete(`${baseUrl}/record-imports/i1`, () => {
        items = [];
        return new HttpResponse(null, { status: 204 });
      }),
      refuse('createRecordImport', 400, {
        name: 'InputError',
        message: 'The file is empty',
      }),
    );
    renderRecords('/import');
    await upload(csv());
    expect(await screen.findByText(/The file is empty/)).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Continue handovers.csv' }),
    ).toHaveAttribute('href', expect.stringContaining('import=i1'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Delete handovers.csv' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Delete',
      }),
    );
    expect(await screen.findByText('None yet.', {}, soon)).toBeInTheDocument();
  });

  it('reads another sheet of the same file', async () => {
    const asked = serve(recordImport({ sheet: 'Old', sheets: ['Old', 'New'] }));
    server.use(
      http.delete(
        `${baseUrl}/record-imports/i1`,
        () => new HttpResponse(null, { status: 204 }),
      ),
    );
    renderRecords('/import');
    await upload(csv());
    await heading('Map the columns');
    await userEvent.click(screen.getByRole('button', { name: /Sheet/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'New' }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Read it again' }),
    );
    await waitFor(() => expect(asked.uploads).toHaveLength(2), soon);
    expect(asked.uploads[1]).toMatchObject({ sheet: 'New' });
    expect(asked.uploads[1]).not.toHaveProperty('headerRow');
  });

  it('says that an import is gone', async () => {
    server.use(
      refuse('getRecordImport', 404, {
        name: 'NotFoundError',
        message: 'No import i1',
      }),
    );
    renderRecords('/import?import=i1');
    expect(
      await screen.findByText('This import is gone', {}, loading),
    ).toBeInTheDocument();
  });
});
