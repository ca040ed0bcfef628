import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import {
  answer,
  checkout,
  finding,
  overduePosture,
  policy,
  posture,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { ContinuityCard } from './ContinuityCard';
import { ContinuityWarning } from './ContinuityWarning';

describe('ContinuityWarning', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => server.use(answer('getPolicy', policy)));

  const render = () =>
    renderContinuity(
      <>
        <section aria-label="warning">
          <ContinuityWarning />
        </section>
        <ContinuityCard />
      </>,
      { entity: checkout },
    );
  const warning = () => screen.getByRole('region', { name: 'warning' });

  it('says how late a review is, with the button that mends it', async () => {
    server.use(answer('getEntityPosture', overduePosture()));
    render();
    await waitFor(() =>
      expect(warning()).toHaveTextContent(
        'Review overdue: 71 days lateThe review was due on 2026-09-12. See why',
      ),
    );
    expect(
      screen.getAllByRole('button', { name: 'Confirm review' }),
    ).toHaveLength(2);
  });

  it('tells a gap and what is late, and leads to the file', async () => {
    server.use(
      answer(
        'getEntityPosture',
        overduePosture({
          status: 'gap',
          findings: [
            finding(),
            finding({
              check: 'objectives.weaker-than-required',
              severity: 'high',
              remedy: 'edit-file',
              message: 'RTO of 8 h is weaker than the 4 h that it needs.',
              dueAt: null,
            }),
            finding({
              check: 'tests.never',
              remedy: 'schedule-test',
              message: 'Never tested.',
              dueAt: null,
            }),
          ],
        }),
      ),
    );
    render();
    await waitFor(() =>
      expect(warning()).toHaveTextContent(/Objective too weakRTO of 8 h/),
    );
    expect(warning()).toHaveTextContent(/Review overdue: 71 days late/);
    expect(warning()).toHaveTextContent('See why, and 1 more to fix');
    expect(
      screen.getAllByRole('link', { name: 'Edit file' })[0],
    ).toHaveAttribute('href', 'https://example.org/edit/catalog-info.yaml');
  });

  it.each([
    ['is ready', posture(), 'Ready'],
    [
      'falls due soon',
      posture({
        status: 'due-soon',
        findings: [finding({ state: 'due-soon' })],
      }),
      'Due soon',
    ],
    ['is outside the scope', posture({ inScope: false }), /Outside the scope/],
  ])('is not there at all for what %s', async (_, body, sign) => {
    server.use(answer('getEntityPosture', body));
    render();
    expect(await screen.findByText(sign)).toBeInTheDocument();
    expect(warning()).toBeEmptyDOMElement();
  });

  it('leaves errors to the card', async () => {
    server.use(
      refuse('getEntityPosture', 400, { name: 'InputError', message: 'odd' }),
    );
    render();
    expect(await screen.findByText(/odd/)).toBeInTheDocument();
    expect(warning()).toBeEmptyDOMElement();
  });
});
