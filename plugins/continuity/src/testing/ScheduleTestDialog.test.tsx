import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
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
import { ScheduleTestDialog } from './ScheduleTestDialog';

const requirements = [
  {
    area: 'continuity',
    type: 'functional',
    every: 'P6M',
    lastQualifyingAt: inDays(-170),
    dueAt: inDays(14),
  },
];

describe('ScheduleTestDialog', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('listEntities', { items: [], nextCursor: null }),
      answer(
        'getEntityPosture',
        posture({ tests: { next: null, last: null, requirements } }),
      ),
    ),
  );
  const onOpenChange = jest.fn();
  beforeEach(() => onOpenChange.mockClear());

  const render = (props: { entityRef?: string; testId?: string }) =>
    renderContinuity(
      <ScheduleTestDialog {...props} isOpen onOpenChange={onOpenChange} />,
    );

  async function chooseDay(day: string, month: string, year: string) {
    await userEvent.type(
      screen.getByRole('spinbutton', { name: /month/ }),
      month,
    );
    await userEvent.type(screen.getByRole('spinbutton', { name: /day/ }), day);
    await userEvent.type(
      screen.getByRole('spinbutton', { name: /year/ }),
      year,
    );
  }

  it('plans what the tier asks for next, of its owner', async () => {
    let sent: unknown;
    server.use(
      answer('createTest', ({ body }) => {
        sent = body;
        return scheduledTest();
      }),
    );
    render({ entityRef });
    expect(
      await screen.findByDisplayValue('Functional of checkout'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /Counts for checkout: Continuity, functional or stronger, every 6 months, due/,
      ),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Schedule' }));
    expect(await screen.findByText('Please choose a day.')).toBeInTheDocument();
    expect(sent).toBeUndefined();

    await chooseDay('15', '6', '2031');
    expect(
      screen.getByText(/The planned day is after that date/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Schedule' }));
    await screen.findByRole('dialog');
    await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
    expect(sent).toEqual({
      title: 'Functional of checkout',
      area: 'continuity',
      type: 'functional',
      entityRefs: [entityRef],
      plannedAt: '2031-06-15',
      rrule: null,
      owner: 'group:default/payments',
      note: null,
    });
  });

  it('shows when a repeated test comes again', async () => {
    server.use(
      answer(
        'getTest',
        scheduledTest({
          plannedAt: '2031-01-31',
          rrule: 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1',
        }),
      ),
    );
    render({ testId: 't1' });
    expect(
      await screen.findByText(
        /Then on .*Mar.* 2031, .*May.* 2031, .*Jul.* 2031/,
      ),
    ).toBeInTheDocument();
    const rule = screen.getByRole('textbox', { name: /Recurrence rule/ });
    await userEvent.clear(rule);
    await userEvent.type(rule, 'FREQ=SOMETIMES');
    expect(await screen.findByText(/Expected an RFC 5545 rule/)).toBeVisible();
  });

  it('keeps what one changed when somebody else was faster', async () => {
    let asked = 0;
    const sent: unknown[] = [];
    server.use(
      answer('getTest', () =>
        asked++ === 0
          ? scheduledTest()
          : scheduledTest({ revision: 4, plannedAt: '2031-02-03' }),
      ),
      refuse('changeTest', 409, { name: 'ConflictError', message: 'late' }),
    );
    render({ testId: 't1' });
    const title = await screen.findByRole('textbox', { name: /Title/ });
    await userEvent.clear(title);
    await userEvent.type(title, 'Fail over twice');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText(/It now says: Planned .*Feb.* 2031/),
    ).toBeInTheDocument();
    expect(title).toHaveValue('Fail over twice');

    server.use(
      answer('changeTest', ({ body }) => {
        sent.push(body);
        return scheduledTest({ revision: 5 });
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
    expect(sent).toEqual([{ revision: 4, title: 'Fail over twice' }]);
  });

  it('says which permission is missing', async () => {
    server.use(
      answer('getTest', scheduledTest()),
      refuse('changeTest', 403, {
        name: 'NotAllowedError',
        message: 'This takes the permission continuity.test.schedule',
      }),
    );
    render({ testId: 't1' });
    const title = await screen.findByRole('textbox', { name: /Title/ });
    await userEvent.type(title, '!');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText(/continuity\.test\.schedule/),
    ).toBeInTheDocument();
  });
});
