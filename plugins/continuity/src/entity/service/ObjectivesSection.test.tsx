import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import {
  answer,
  checkout,
  entityRef,
  finding,
  policy,
  posture,
  renderContinuity,
} from '../../__testUtils__';
import { RemedyButton } from '../RemedyButton';
import { ObjectivesSection } from './ObjectivesSection';

describe('ObjectivesSection', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => server.use(answer('getPolicy', policy)));

  it('shows the way a need came along, and what can be kept', async () => {
    const plain = posture();
    const source = {
      type: 'dependent' as const,
      path: ['component:default/order-desk', 'component:default/web-shop'],
      steps: 4,
      origin: {
        type: 'function' as const,
        entityRef: 'vitalbusinessfunction:default/order-to-cash',
      },
    };
    renderContinuity(
      <ObjectivesSection
        posture={{
          ...plain,
          fields: { ...plain.fields, wrt: 3600 },
          objectives: {
            ...plain.objectives,
            rto: {
              ...plain.objectives.rto,
              required: { seconds: 3600, source },
              target: { seconds: 3600, source },
            },
          },
          recovery: {
            own: { seconds: 2400, source: { type: 'declared' } },
            forecast: { seconds: 10_800, lowerBound: true },
            missingRef: 'resource:default/orders-db',
          },
        }}
      />,
      { entity: checkout },
    );
    const rto = await screen.findByRole('row', { name: /^RTO/ });
    expect(rto).toHaveTextContent(
      /order-to-cash › .*order-desk › … 2 more … › .*web-shop/,
    );
    expect(rto).toHaveTextContent('declared 2 h');
    expect(rto).toHaveTextContent('at least 3 h');
    expect(rto).toHaveTextContent('missed by 2 h');
    expect(rto).toHaveTextContent(/not all is known of.*orders-db/);
    expect(screen.getByRole('row', { name: /^MTPD/ })).toHaveTextContent(
      'with 1 h of work recovery',
    );
    expect(screen.getByText(/Own recovery time:/).textContent).toBe(
      'Own recovery time: 40 min, declared',
    );
    expect(screen.getByRole('link', { name: 'Show path' })).toHaveAttribute(
      'href',
      expect.stringContaining('/checkout/continuity?highlight=component'),
    );
  });

  it('leads from a finding to its path in the picture', async () => {
    renderContinuity(
      <RemedyButton
        posture={posture()}
        finding={finding({
          check: 'dependencies.cycle',
          remedy: 'see-dependencies',
          figures: { loop: [entityRef, 'component:default/pricing'] },
        })}
      />,
      { entity: checkout },
    );
    const link = await screen.findByRole('link', { name: 'See dependencies' });
    const address = new URL(
      link.getAttribute('href') ?? '',
      'http://localhost',
    );
    expect(address.hash).toBe('#dependencies');
    expect(address.searchParams.get('highlight')).toBe(
      `${entityRef},component:default/pricing,${entityRef}`,
    );
  });
});
