import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  line,
  policy,
  renderContinuity,
  rollup,
  serviceRow,
} from '../../__testUtils__';
import { PostureTree } from './PostureTree';

const retail = 'group:default/retail';
const stores = 'group:default/stores';

describe('PostureTree', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const asked: string[] = [];

  beforeEach(() => {
    asked.length = 0;
    server.use(
      answer('getPolicy', policy),
      answer('getRollup', ({ url }) => {
        asked.push(url.search);
        const { searchParams } = url;
        if (searchParams.get('by') === 'tier') {
          return rollup([
            line('mission-critical', { gap: 2 }, { title: 'Mission critical' }),
          ]);
        }
        if (searchParams.get('parent') === retail) {
          return rollup([line(stores, { gap: 1 }, { direct: 1 })]);
        }
        if (searchParams.get('cursor') === 'next') {
          return rollup([line('group:default/zoo', { ready: 1 })]);
        }
        return rollup(
          [
            line('group:default/finance', { ready: 2 }, { hasChildren: true }),
            line(
              retail,
              { gap: 1, ready: 3 },
              { hasChildren: true, direct: 1 },
            ),
          ],
          { nextCursor: 'next' },
        );
      }),
      answer('listEntities', ({ url }) => {
        asked.push(url.search);
        return {
          items: [
            serviceRow(`till-${url.searchParams.get('owner')?.slice(-3)}`),
          ],
          nextCursor: null,
        };
      }),
    );
  });

  // By text, as computing the names of all rows takes long.
  const row = async (text: string) =>
    (await screen.findByText(text)).closest('tr')!;

  it('opens group by group down to services, by keyboard alone', async () => {
    renderContinuity(<PostureTree />);
    const first = await row('finance');
    expect(screen.queryByText('stores')).toBeNull();
    expect(asked).toHaveLength(1);

    act(() => first.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(await row('retail')).toHaveFocus();
    expect(await row('retail')).toHaveAttribute('aria-expanded', 'false');

    await userEvent.keyboard('{ArrowRight}');
    expect(await row('retail')).toHaveAttribute('aria-expanded', 'true');
    expect(await row('stores')).toHaveAttribute('aria-level', '2');
    expect(await row('till-ail')).toHaveAttribute('aria-level', '2');

    await userEvent.keyboard('{ArrowRight}');
    expect(await row('stores')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await row('till-res')).toHaveAttribute('aria-level', '3');

    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(await row('retail')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.queryByText('stores')).toBeNull();

    await userEvent.keyboard('{End}');
    expect(await row('Show more')).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(await row('finance')).toHaveFocus();
  }, 20_000);

  it('has one stop for the Tab key', async () => {
    renderContinuity(<PostureTree />);
    await row('finance');
    const rows = screen
      .getAllByRole('row')
      .filter(element => element.hasAttribute('aria-level'));
    expect(rows.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  });

  it('reads on only when asked to', async () => {
    renderContinuity(<PostureTree />);
    await row('finance');
    expect(screen.queryByText('zoo')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await row('zoo')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('shows what the address has open', async () => {
    renderContinuity(<PostureTree />, {
      initialRouteEntries: [`/?toggled=${retail}&lifecycle=production`],
    });
    expect(await row('stores')).toBeInTheDocument();
    expect(asked.every(search => search.includes('lifecycle=production'))).toBe(
      true,
    );
  });

  it('starts inside the one group that the page is about', async () => {
    renderContinuity(<PostureTree />, {
      initialRouteEntries: [`/?group=${retail}`],
    });
    expect(await row('stores')).toHaveAttribute('aria-level', '1');
  });

  it('opens the top where it is the only tree', async () => {
    server.use(
      answer('getRollup', ({ url }) =>
        url.searchParams.has('parent')
          ? rollup([line(stores, { gap: 1 })])
          : rollup([line(retail, { gap: 1 }, { hasChildren: true })]),
      ),
    );
    renderContinuity(<PostureTree />);
    expect(await row('stores')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close retail' }));
    await waitFor(() => expect(screen.queryByText('stores')).toBeNull());
  });

  it('arranges by another dimension', async () => {
    renderContinuity(<PostureTree />);
    await row('finance');
    await userEvent.click(screen.getByRole('radio', { name: 'Tier' }));
    expect(await row('Mission critical')).toBeInTheDocument();
    expect(
      screen.getByRole('treegrid', { name: 'Posture by Tier' }),
    ).toBeInTheDocument();
  });
});
