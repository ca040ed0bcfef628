import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import type { DependencyList } from '@backstage-continuity/plugin-continuity-common';
import {
  answer,
  checkout,
  dependencyEdge,
  dependencyEntity,
  dependencyListWith,
  entityRef,
  finding,
  policy,
  posture,
  refuse,
  renderContinuity,
} from '../__testUtils__';
import { DependencySection } from './DependencySection';

const db = dependencyEntity('orders-db', {
  entityRef: 'resource:default/orders-db',
  kind: 'resource',
  type: 'database',
  declaredRto: 86_400,
  targetRto: 7200,
  status: 'gap',
  findings: 2,
  severity: 'high',
  own: { seconds: null, source: null },
  forecast: { seconds: 10_800, lowerBound: true },
});
const inversion = finding({
  check: 'dependencies.rto-inversion',
  subject: db.entityRef,
  severity: 'high',
  message: 'orders-db promises 1 d, but 2 h are needed.',
  figures: {
    along: ['component:default/web-shop'],
    dependency: db.entityRef,
  },
  remedy: 'see-dependencies',
});
const page = (address: string) => ({
  entity: checkout,
  initialRouteEntries: [address],
});

describe('DependencySection', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const asked: URL[] = [];
  const answers = (
    by: Partial<Record<'needs' | 'needed-by', Partial<DependencyList>>>,
  ) =>
    server.use(
      answer('getPolicy', policy),
      answer('listDependencies', ({ url }) => {
        asked.push(url);
        const direction = url.searchParams.get('direction') as 'needs';
        return dependencyListWith([], { direction, ...by[direction] });
      }),
    );
  beforeEach(() => {
    asked.length = 0;
    // What the picture measures its frame with; there is no layout here.
    window.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });

  const needs: Partial<DependencyList> = {
    ...dependencyListWith([
      db,
      dependencyEntity('identity', { steps: 2, hasMore: true } as object),
    ]),
    edges: [
      dependencyEdge(entityRef, db.entityRef, { data: true, inverted: true }),
      dependencyEdge(db.entityRef, 'component:default/identity', {
        use: 'recovery',
      }),
    ],
    hidden: 3,
  };

  it('lists both directions with how each is needed', async () => {
    answers({
      needs,
      'needed-by': {
        ...dependencyListWith([dependencyEntity('web-shop')], {
          direction: 'needed-by',
        }),
        edges: [
          dependencyEdge('component:default/web-shop', entityRef, {
            strength: 'soft',
          }),
        ],
      },
    });
    renderContinuity(
      <DependencySection posture={posture()} />,
      page('/?dependencies=table&depth=3'),
    );
    const row = await screen.findByRole('row', { name: /orders-db/ });
    expect(row).toHaveTextContent('Resource, database');
    expect(row).toHaveTextContent('Hard, holds its data, RTO 1 d > 2 h');
    expect(row).toHaveTextContent('at least 3 h');
    expect(row).toHaveTextContent('Unknown');
    expect(row).toHaveTextContent('Gap');
    expect(row).toHaveTextContent('2 findings');
    expect(screen.getByRole('row', { name: /identity/ })).toHaveTextContent(
      /Hard, only to recover\s*by orders-db/,
    );
    expect(
      await screen.findByRole('row', { name: /web-shop/ }),
    ).toHaveTextContent('Soft');
    expect(
      screen.getByText('It also needs 3 entities you cannot see.'),
    ).toBeInTheDocument();
    expect(asked.map(url => url.searchParams.get('depth'))).toEqual(['3', '3']);
  });

  it('lists further pages below', async () => {
    server.use(
      answer('getPolicy', policy),
      answer('listDependencies', ({ url }) =>
        url.searchParams.get('cursor') === 'next'
          ? dependencyListWith([dependencyEntity('second')], { total: 2 })
          : dependencyListWith([dependencyEntity('first')], {
              total: 2,
              nextCursor: 'next',
            }),
      ),
    );
    renderContinuity(
      <DependencySection posture={posture()} />,
      page('/?dependencies=table&direction=needs'),
    );
    await screen.findByRole('row', { name: /first/ });
    expect(screen.getByText(/1 of 2 shown/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(
      await screen.findByRole('row', { name: /second/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /first/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('draws what is needed, each a link, with lines that say how', async () => {
    answers({ needs });
    renderContinuity(<DependencySection posture={posture()} />, page('/'));
    const card = await screen.findByRole('article', { name: 'orders-db' });
    expect(card).toHaveTextContent('RTO 1 d');
    expect(card).toHaveTextContent('Back in at least 3 h');
    expect(card).toHaveTextContent('2 findings');
    expect(
      within(card).getByRole('link', { name: 'orders-db' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/orders-db/continuity#dependencies',
    );
    expect(
      screen.getByRole('img', {
        name: 'checkout needs orders-db: Hard, holds its data, RTO 1 d > 2 h',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Hard: it stops without')).toBeInTheDocument();
  });

  it('shows more of one branch, and less again', async () => {
    answers({ needs });
    const { container } = renderContinuity(
      <DependencySection posture={posture()} />,
      page('/'),
    );
    const more = await screen.findByRole('button', {
      name: 'Show more of what identity needs',
    });
    server.use(
      answer('listDependencies', ({ params }) =>
        (params as { name: string }).name === 'identity'
          ? dependencyListWith([dependencyEntity('vault')], {
              root: dependencyEntity('identity'),
              edges: [
                dependencyEdge(
                  'component:default/identity',
                  'component:default/vault',
                ),
              ],
            })
          : dependencyListWith([]),
      ),
    );
    await userEvent.click(more);
    expect(
      await screen.findByRole('article', { name: 'vault' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show less of what identity needs' }),
    );
    expect(container).not.toHaveTextContent('vault');
  });

  it('highlights the path of a finding, and a link reaches the same', async () => {
    answers({
      needs,
      'needed-by': {
        ...dependencyListWith([dependencyEntity('web-shop')], {
          direction: 'needed-by',
        }),
        edges: [dependencyEdge('component:default/web-shop', entityRef)],
      },
    });
    renderContinuity(
      <DependencySection posture={posture({ findings: [inversion] })} />,
      page(
        '/?highlight=component:default/web-shop,component:default/checkout,resource:default/orders-db',
      ),
    );
    expect(
      await screen.findByText('orders-db promises 1 d, but 2 h are needed.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Highlighted: a path of 3 entities/),
    ).toBeInTheDocument();
    const shown = screen.getByRole('button', { name: 'Path shown' });
    expect(shown).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(shown);
    expect(screen.queryByText(/Highlighted/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show path' }));
    expect(await screen.findByText(/Highlighted/)).toBeInTheDocument();
  });

  it('says how to declare a dependency where there is none', async () => {
    answers({});
    renderContinuity(<DependencySection posture={posture()} />, page('/'));
    expect(
      await screen.findByText('Nothing is declared as a dependency'),
    ).toBeInTheDocument();
    expect(screen.getByText(/dependsOn:/)).toBeInTheDocument();
  });

  it('names the permission that is missing, and what failed', async () => {
    server.use(
      answer('getPolicy', policy),
      refuse('listDependencies', 403, { name: 'NotAllowedError', message: '' }),
    );
    renderContinuity(<DependencySection posture={posture()} />, page('/'));
    expect(
      await screen.findByText(/continuity\.posture\.read/),
    ).toBeInTheDocument();
  });
});
