import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Review } from '@backstage-continuity/plugin-continuity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  checkout,
  entityRef,
  finding,
  inDays,
  overduePosture,
  policy,
  renderContinuity,
  tally,
} from '../__testUtils__';
import { ContinuityContent } from './ContinuityContent';

const emptyPage = { items: [], nextCursor: null };
const review = (some: Partial<Review>): Review => ({
  id: 'r1',
  entityRef,
  kind: 'confirmed',
  reviewedAt: inDays(-100),
  reviewedBy: 'user:default/dana',
  note: null,
  reverts: null,
  reverted: false,
  vouchedFor: null,
  ...some,
});

describe('ContinuityContent', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(
      answer('getPolicy', policy),
      answer('listTests', emptyPage),
      answer('listReviews', emptyPage),
      answer('listExceptions', emptyPage),
    ),
  );

  it('lists what to do worst first, each with what mends it', async () => {
    server.use(
      answer(
        'getEntityPosture',
        overduePosture({
          status: 'gap',
          may: ['request-exception'],
          findings: [
            finding(),
            finding({
              check: 'objectives.weaker-than-required',
              subject: 'rto',
              severity: 'high',
              remedy: 'edit-file',
              message: 'RTO of 8 h is weaker than needed.',
              figures: { objective: 'rto', actual: 28800, limit: 14400 },
              dueAt: null,
            }),
          ],
        }),
      ),
    );
    renderContinuity(<ContinuityContent />, { entity: checkout });
    const items = within(await screen.findByRole('list')).getAllByRole(
      'listitem',
    );
    expect(items[0]).toHaveTextContent(/^Objective too weak/);
    expect(items[0]).toHaveTextContent('rto: PT4H');
    expect(
      within(items[0]).getByRole('link', { name: 'Edit file' }),
    ).toBeInTheDocument();
    expect(items[1]).toHaveTextContent(/^Review overdue/);
    expect(items[1]).toHaveTextContent('continuity.review.create');
    expect(within(items[1]).queryByText('Confirm review')).toBeNull();
  });

  it('takes back only the newest review that stands', async () => {
    const reverted: unknown[] = [];
    server.use(
      answer('getEntityPosture', overduePosture()),
      answer('listReviews', {
        items: [
          review({ id: 'r3', kind: 'reverted', reverts: 'r2' }),
          review({ id: 'r2', reverted: true }),
          review({ id: 'r1', note: 'First of all' }),
          review({ id: 'r0' }),
        ],
        nextCursor: null,
      }),
      answer('revertReview', ({ params }) => {
        reverted.push(params);
        return review({ kind: 'reverted' });
      }),
    );
    renderContinuity(<ContinuityContent />, { entity: checkout });
    const note = await screen.findByText('First of all');
    const undo = screen.getAllByRole('button', { name: 'Undo' });
    expect(undo).toHaveLength(1);
    expect(note.closest('li')).toContainElement(undo[0]);
    await userEvent.click(undo[0]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take back' }),
    );
    await screen.findByText('First of all');
    expect(reverted).toEqual([{ id: 'r1' }]);
  });

  it('shows a group what it owns', async () => {
    const asked: string[] = [];
    server.use(
      answer('getRollup', ({ url }) => {
        asked.push(url.search);
        return {
          by: 'tier' as const,
          parent: null,
          total: tally({ gap: 1, ready: 2 }),
          items: [],
          nextCursor: null,
          asOf: inDays(0),
        };
      }),
      answer('listEntities', ({ url }) => {
        asked.push(url.search);
        return emptyPage;
      }),
    );
    renderContinuity(<ContinuityContent />, {
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'payments', namespace: 'default' },
        spec: {},
      },
    });
    expect(await screen.findByText('3 services')).toBeInTheDocument();
    expect(screen.getByText('66 %')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show what to fix' }),
    ).toHaveAttribute(
      'href',
      '/continuity/to-do?group=group%3Adefault%2Fpayments',
    );
    expect(await screen.findByText('No services here')).toBeInTheDocument();
    expect(asked).toHaveLength(2);
    for (const search of asked) {
      expect(new URLSearchParams(search).getAll('group')).toEqual([
        'group:default/payments',
      ]);
    }
  });

  it('shows a function what the business says of it', async () => {
    server.use(
      answer('getRollup', {
        by: 'tier',
        parent: null,
        total: tally(),
        items: [],
        nextCursor: null,
        asOf: inDays(0),
      }),
      answer('listEntities', emptyPage),
    );
    renderContinuity(<ContinuityContent />, {
      entity: {
        apiVersion: 'continuity/v1alpha1',
        kind: 'VitalBusinessFunction',
        metadata: { name: 'order-to-cash', namespace: 'default' },
        spec: {
          mtpd: 'PT8H',
          minimumService: '60 % of orders, by phone',
          businessContinuityPlan: 'data:text/html,plan',
          peaks: [
            {
              name: 'quarter end',
              rrule: 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25',
              duration: 'P7D',
              mtpd: 'PT4H',
            },
          ],
        },
      },
    });
    expect(await screen.findByText('8 h')).toBeInTheDocument();
    expect(screen.getByText('60 % of orders, by phone')).toBeInTheDocument();
    expect(screen.getByText('quarter end: MTPD 4 h')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /plan/ })).toBeNull();
  });
});
