import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Review } from '@backstage-continuity/plugin-continuity-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  checkout,
  entityRef,
  inDays,
  overduePosture,
  policy,
  posture,
  preview,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { ContinuityCard } from './ContinuityCard';

const review: Review = {
  id: 'r1',
  entityRef,
  kind: 'confirmed',
  reviewedAt: inDays(0),
  reviewedBy: 'user:default/dana',
  note: null,
  reverts: null,
  reverted: false,
  vouchedFor: null,
};

describe('ConfirmReviewDialog', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('getEntityPosture', overduePosture()),
      answer('previewReview', preview()),
    ),
  );

  const open = async () => {
    renderContinuity(<ContinuityCard />, { entity: checkout });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm review' }),
    );
    await screen.findByText('You vouch for');
    return screen.getByRole('dialog');
  };
  const confirm = () =>
    userEvent.click(
      screen
        .getByRole('dialog')
        .querySelector('[data-variant="primary"]') as HTMLElement,
    );

  it('shows what it vouches for, and the card follows at once', async () => {
    const asked: unknown[] = [];
    const dialog = await open();
    expect(dialog).toHaveTextContent('RTO 2 h');
    expect(dialog).toHaveTextContent(/orders-db/);
    expect(dialog).toHaveTextContent('This is its first review.');

    server.use(
      answer('confirmReviews', ({ body }) => {
        asked.push(body);
        return { items: [review] };
      }),
      answer('getEntityPosture', posture()),
    );
    await userEvent.type(screen.getByRole('textbox'), 'All fine');
    await confirm();

    expect(await screen.findByText('Ready')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked).toEqual([
      {
        items: [{ entityRef, contentHash: 'hash-1' }],
        kind: 'confirmed',
        note: 'All fine',
      },
    ]);
  });

  it('shows the fresh state when it changed meanwhile', async () => {
    await open();
    server.use(
      refuse('confirmReviews', 409, {
        name: 'ConflictError',
        message: 'changed',
      }),
      answer(
        'previewReview',
        preview({
          contentHash: 'hash-2',
          lastReview: review,
          changes: [{ field: 'rto', before: 7200, after: 3600 }],
        }),
      ),
    );
    await confirm();
    expect(
      await screen.findByText('This changed while you were looking'),
    ).toBeInTheDocument();
    expect(await screen.findByText('RTO: 2 h → 1 h')).toBeInTheDocument();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('says which permission it takes', async () => {
    const dialog = await open();
    expect(dialog).not.toHaveTextContent('continuity.review.create');
    server.use(
      refuse('confirmReviews', 403, {
        name: 'NotAllowedError',
        message: 'Missing continuity.review.create',
      }),
    );
    await confirm();
    expect(
      await screen.findByText('Missing continuity.review.create'),
    ).toBeInTheDocument();
  });
});
