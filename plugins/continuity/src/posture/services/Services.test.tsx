import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  policy,
  refuse,
  renderContinuity,
  serviceRow,
} from '../../__testUtils__';
import { Services } from './Services';

describe('Services', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('listEntities', {
        items: [serviceRow('checkout'), serviceRow('tills')],
        nextCursor: null,
      }),
    ),
  );

  const openDialog = async () => {
    renderContinuity(<Services />);
    await screen.findByRole('row', { name: /checkout/ });
    await userEvent.click(
      screen.getByRole('checkbox', { name: /select all/i }),
    );
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm 2 reviews' }),
    );
    return screen.findByRole('dialog');
  };
  const confirmIn = (dialog: HTMLElement) =>
    userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm 2 reviews' }),
    );

  it('confirms the reviews of those selected once asked', async () => {
    const bodies: unknown[] = [];
    server.use(
      answer('confirmReviews', ({ body }) => {
        bodies.push(body);
        return { items: [] };
      }),
    );
    const dialog = await openDialog();
    expect(dialog).toHaveTextContent('You vouch that tier, functions');
    expect(dialog).toHaveTextContent('tills');
    expect(bodies).toEqual([]);

    await confirmIn(dialog);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bodies).toEqual([
      {
        items: [
          { entityRef: 'component:default/checkout' },
          { entityRef: 'component:default/tills' },
        ],
      },
    ]);
    expect(screen.queryByText('2 selected')).toBeNull();
  });

  it('says why it was refused, and keeps the selection', async () => {
    server.use(
      refuse('confirmReviews', 403, {
        name: 'NotAllowedError',
        message: 'Missing continuity.review.create on tills',
      }),
    );
    const dialog = await openDialog();
    await confirmIn(dialog);
    expect(
      await within(dialog).findByText(
        'Missing continuity.review.create on tills',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    expect(await screen.findByText('2 selected')).toBeInTheDocument();
  });

  it('says when nothing matches', async () => {
    server.use(answer('listEntities', { items: [], nextCursor: null }));
    renderContinuity(<Services />);
    expect(await screen.findByText('No service matches')).toBeInTheDocument();
  });
});
