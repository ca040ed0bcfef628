import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  entityRef,
  policy,
  posture,
  renderContinuity,
} from '../__testUtils__';
import { scheduledTest } from '../__testUtils__/scheduledTest';
import { RecordOutcomeDialog } from './RecordOutcomeDialog';

describe('RecordOutcomeDialog', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const planned = scheduledTest({ plannedAt: '2026-03-04' });
  const onOpenChange = jest.fn();
  let sent: { entities: unknown; instants: unknown } | undefined;
  beforeEach(() => {
    sent = undefined;
    onOpenChange.mockClear();
    server.use(
      answer('getPolicy', policy),
      answer('getEntityPosture', posture()),
      answer('listEntities', { items: [], nextCursor: null }),
      answer('listTests', { items: [planned], nextCursor: null }),
      answer('getTest', planned),
      answer('recordOutcome', ({ body }) => {
        sent = body as typeof sent;
        return scheduledTest({ state: 'completed' });
      }),
    );
  });

  const render = (props: { entityRef?: string; testId?: string }) =>
    renderContinuity(
      <RecordOutcomeDialog {...props} isOpen onOpenChange={onOpenChange} />,
    );

  it('computes the verdicts while one types, and records the instants', async () => {
    render({ testId: 't1' });
    const after = await screen.findByRole('textbox', {
      name: /Works again after/,
    });
    await userEvent.type(after, '1 h 20 min');
    expect(
      await screen.findByText(/RTO 1 h 20 min, objective 2 h/),
    ).toHaveTextContent('Met');
    await userEvent.type(
      screen.getByRole('textbox', { name: /Data lost/ }),
      '12m',
    );
    expect(
      await screen.findByText(/RPO 12 min, objective 5 min/),
    ).toHaveTextContent('Missed');

    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
    expect(sent).toMatchObject({
      revision: 3,
      outcome: 'successful',
      mode: 'exercise',
      instants: { disruptedAt: '2026-03-04T09:00:00.000Z', declaredAt: null },
      entities: [
        {
          entityRef,
          instants: {
            validatedAt: '2026-03-04T10:20:00.000Z',
            lastRecoverablePointAt: '2026-03-04T08:48:00.000Z',
          },
          claim: null,
        },
      ],
    });
  });

  it('says what is wrong at its field and records nothing', async () => {
    render({ testId: 't1' });
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Works again after/ }),
      'soon',
    );
    expect(screen.getByText(/Expected a span such as/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Add link' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Address/ }),
      'ftp://example.org/log',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(
      await screen.findByText(/expected an http or https address/),
    ).toBeInTheDocument();
    expect(sent).toBeUndefined();
  });

  it('asks which test it was, also one that nobody planned', async () => {
    render({ entityRef });
    expect(
      await screen.findByRole('radio', { name: /Fail checkout over/ }),
    ).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: /not planned/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(
      await screen.findByDisplayValue('Tabletop of checkout'),
    ).toBeInTheDocument();
    server.use(answer('createTest', planned));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(
      await screen.findByRole('textbox', { name: /Works again after/ }),
    ).toBeInTheDocument();
  });
});
