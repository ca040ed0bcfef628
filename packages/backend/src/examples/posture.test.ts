import {
  formatDuration,
  type CheckId,
  type GraphFacts,
} from '@backstage-continuity/plugin-continuity-common';
import { evaluateExamples, exampleGraph } from './__testUtils__/examplePosture';

const now = '2027-04-14T15:20:00.000Z';

describe('the posture of the example organisation', () => {
  // An ordinary day, the end of the shortest month, a leap day, a long month.
  it.each([
    now,
    '2027-02-28T23:40:00Z',
    '2028-02-29T00:10:00Z',
    '2026-08-31T12:00:00Z',
  ])('is the one that its README tells of, read at %s', at => {
    const posture = evaluateExamples(at);
    const failing = (status: string) =>
      Object.fromEntries(
        [...posture]
          .filter(([, entity]) => entity.status === status)
          .map(([ref, entity]) => [ref.split('/')[1], entity.failing])
          .sort(),
      );
    expect(failing('gap')).toEqual({
      'accounting-db': ['classification.tier-weaker-than-required rpo'],
      'carrier-gateway': [
        'classification.field-invalid spec.continuity.recoverytime',
        'analysis.not-approved business-impact-analysis',
        'risk.missing risk-assessment',
      ],
      checkout: ['tests.objective-missed rpo', 'review.overdue'],
      'experiment-store': [
        'classification.tier-weaker-than-required rto',
        'classification.tier-weaker-than-required mtpd',
        'objectives.rto-exceeds-mtpd',
        'analysis.missing business-impact-analysis',
      ],
      'fraud-screening': [
        'tests.objective-missed rpo',
        'risk.acceptance-expired supplier-fails',
      ],
      'gift-cards': ['classification.field-invalid spec.continuity.rto'],
      identity: [
        'dependencies.cycle',
        'analysis.not-approved business-impact-analysis',
        'strategy.not-approved continuity-strategy',
        'risk.above-appetite ransomware',
      ],
      'identity-db': [
        'dependencies.cycle',
        'dependencies.recovery-tool-lost component:default/identity',
        'analysis.missing business-impact-analysis',
        'risk.not-approved risk-assessment',
        'strategy.not-approved continuity-strategy',
      ],
      'label-printing': [
        'review.never',
        'analysis.missing business-impact-analysis',
        'risk.not-approved risk-assessment',
      ],
      loyalty: ['objectives.rto-exceeds-mtpd'],
      'mobile-app': [
        'tests.never security/tabletop',
        'analysis.not-approved business-impact-analysis',
        'risk.missing risk-assessment',
      ],
      newsletter: ['review.never'],
      observability: [
        'classification.field-invalid spec.continuity.dependencies[0].required',
        'analysis.missing business-impact-analysis',
      ],
      'order-management': ['dependencies.cycle'],
      payroll: ['tests.never continuity/tabletop'],
      'pos-server': [
        'tests.objective-missed rto',
        'dependencies.rto-inversion component:default/price-labels',
        'strategy.stale-by-change continuity-strategy',
        'risk.measure-overdue site-lost/rent-room-for-the-till-server-in-the-cloud',
      ],
      'price-labels': [
        'classification.tier-weaker-than-required rto',
        'classification.tier-weaker-than-required mtpd',
        'objectives.rto-exceeds-mtpd',
        'tests.objective-missed rto',
        'review.overdue',
        'analysis.not-approved business-impact-analysis',
      ],
      pricing: [
        'tests.too-weak continuity/functional',
        'analysis.not-approved business-impact-analysis',
        'risk.not-approved risk-assessment',
        'strategy.not-approved continuity-strategy',
      ],
      'stock-db': ['tests.never continuity/functional'],
      'stock-service': ['dependencies.cycle'],
      'store-inventory': ['objectives.weaker-than-required rto'],
      'warehouse-management': [
        'recovery.forecast-exceeds-rto',
        'strategy.option-cannot-reach rpo',
        'risk.above-appetite key-people',
      ],
    });
    expect(failing('overdue')).toEqual({
      accounting: ['review.overdue'],
      'contact-centre': [
        'tests.overdue continuity/component-restore',
        'analysis.review-overdue business-impact-analysis',
      ],
      'order-events': [
        'tests.overdue continuity/functional',
        'risk.review-overdue risk-assessment',
      ],
      returns: ['review.overdue'],
      'rota-planning': ['review.overdue'],
      search: [
        'tests.overdue continuity/component-restore',
        'analysis.review-overdue business-impact-analysis',
      ],
      'till-software': ['review.overdue'],
      'warehouse-link': ['review.overdue'],
      'wms-db': [
        'tests.overdue continuity/component-restore',
        'risk.measure-overdue disk-failure/restore-the-database-every-quarter',
      ],
    });
    expect(Object.keys(failing('due-soon'))).toEqual([
      'click-and-collect',
      'cluster-south',
      'email-notifications',
      'session-cache',
    ]);
    expect(Object.keys(failing('ready'))).toHaveLength(26);
    expect(Object.keys(failing('unknown'))).toEqual([]);
  });

  it('leaves a few services unclassified', () => {
    const posture = evaluateExamples(now);
    const unclassified = [...posture.keys()].filter(
      ref =>
        !ref.startsWith('api:') && posture.get(ref)?.status === 'unclassified',
    );
    expect(unclassified.sort()).toEqual([
      'component:default/chat-assistant',
      'component:default/experiment-config',
      'component:default/feature-toggles',
      'component:default/learning-portal',
      'component:default/ratings-and-reviews',
      'component:default/store-wifi-portal',
    ]);
  });

  describe('in its dependencies', () => {
    const posture = evaluateExamples(now);
    const graph = exampleGraph(now);
    const nameOf = (ref: string) => ref.split('/')[1];
    const found = (check: CheckId) =>
      Object.fromEntries(
        [...posture].flatMap(([ref, { contradictions }]) =>
          contradictions
            .filter(finding => finding.check === check)
            .map(({ message }) => [nameOf(ref), message]),
        ),
      );

    it('hides the contradictions that its README tells of, and no others', () => {
      expect(found('dependencies.rto-inversion')).toEqual({
        'pos-server':
          'Needs Shelf labels, whose RTO of 1 d is longer than the target RTO of 2 h.',
        'experiment-config':
          'Needs Experiment store, whose RTO of 1 d is longer than the 2 h that Web shop needs of it through Feature toggles.',
      });
      expect(found('dependencies.cycle')).toEqual({
        identity:
          'Is in a cycle: Identity needs Identity database needs Identity.',
        'identity-db':
          'Is in a cycle: Identity database needs Identity needs Identity database.',
        'order-management':
          'Is in a cycle: Order management needs Stock service needs Reservations API needs Order management.',
        'reservations-api':
          'Is in a cycle: Reservations API needs Order management needs Stock service needs Reservations API.',
        'stock-service':
          'Is in a cycle: Stock service needs Reservations API needs Order management needs Stock service.',
      });
      expect(found('dependencies.recovery-tool-lost')).toEqual({
        'identity-db':
          'Needs Identity to recover, which is down whenever it is needed.',
      });
      expect(found('recovery.forecast-exceeds-rto')).toEqual({
        'warehouse-management':
          'Recovers in 8 h 30 min with all that it needs, longer than the RTO of 8 h.',
      });
      for (const check of [
        'dependencies.dangling',
        'recovery.forecast-exceeds-mtpd',
        'recovery.thin-buffer',
      ] as const) {
        expect({ check, found: found(check) }).toEqual({ check, found: {} });
      }
    });

    it('needs what is two only in name, and what is only one', () => {
      const { 'acquirer-link-a': a, 'acquirer-link-b': b } = found(
        'dependencies.single-point-of-failure',
      );
      expect(a).toBe(
        'The loss of dal-1 (inland, cardlane), where it stands, takes Card payments and 1 other function down, though its tier requires redundancy.',
      );
      expect(b).toBe(a);
      expect(
        graph.singlePointsOf('vitalbusinessfunction:default/card-payments')
          .locations,
      ).toEqual([
        {
          location: 'dal-1 (inland, cardlane)',
          entities: [
            'resource:default/acquirer-link-a',
            'resource:default/acquirer-link-b',
          ],
        },
      ]);
      // No finding: its tier requires no redundancy. Its function names it.
      expect(
        graph.singlePointsOf('vitalbusinessfunction:default/fulfilment')
          .entities,
      ).toContain('resource:default/warehouse-link');
      expect(posture.get('resource:default/warehouse-link')?.informing).toEqual(
        [],
      );
    });

    it('forecasts a warehouse that is too late though no single part is', () => {
      const chain = ['warehouse-san', 'wms-db', 'warehouse-management'].map(
        name =>
          [...posture.keys()].find(
            ref => nameOf(ref) === name && !ref.startsWith('api:'),
          )!,
      );
      const hours = (seconds: number | null) => (seconds ?? NaN) / 3600;
      const facts = chain.map(ref => graph.factsOf(ref));
      expect(facts.map(({ own }) => hours(own.seconds))).toEqual([2.5, 3, 3]);
      expect(facts.map(({ forecast }) => hours(forecast.seconds))).toEqual([
        2.5, 5.5, 8.5,
      ]);
      expect(
        hours(graph.forecastOf('vitalbusinessfunction:default/fulfilment')),
      ).toBe(8.5);
    });

    it('survives the loss of its inland site as its README tells', () => {
      const { outcome, lost, backAfter } = graph.lossOf('dal-1');
      expect({
        lost,
        down: outcome.down.length,
        affected: outcome.affected.size,
        interrupted: new Set(outcome.affected.values()),
        back: formatDuration(outcome.seconds),
        lowerBound: outcome.lowerBound,
      }).toEqual({
        lost: 19,
        down: 22,
        affected: 16,
        interrupted: new Set([300]),
        back: '14 h',
        lowerBound: true,
      });
      expect(outcome.missing).toEqual([
        { what: 'failover', entityRef: 'component:default/observability' },
      ]);
      expect(
        Object.fromEntries(
          [...backAfter].map(([title, seconds]) => [
            title,
            formatDuration(seconds),
          ]),
        ),
      ).toEqual({
        'Card payments': '1 h',
        'Order to cash': '1 h',
        'Selling in stores': '1 h 10 min',
        'Pick, pack and ship': '8 h 30 min',
        'Paying people and suppliers': '14 h',
      });
      expect(outcome.down.filter(({ slack }) => (slack ?? 0) < 0)).toEqual([
        expect.objectContaining({
          entityRef: 'component:default/warehouse-management',
          slack: -1800,
        }),
      ]);
    });

    it('knows what keeps Checkout waiting, as its README tells', () => {
      const way: [string, string][] = [];
      let next: string | null = 'component:default/checkout';
      while (next !== null) {
        const { forecast }: GraphFacts = graph.factsOf(next);
        way.push([nameOf(next), formatDuration(forecast.seconds)]);
        next = forecast.next;
      }
      expect(way).toEqual([
        ['checkout', '1 h 45 min'],
        ['payments-api', '1 h 20 min'],
        ['payments', '1 h 20 min'],
        ['acquirer-link-a', '1 h'],
      ]);
      expect(
        graph.factsOf('component:default/web-storefront').forecast.missing,
      ).toMatchObject({ entityRef: 'component:default/feature-toggles' });
    });

    it('only informs of what is not yet known and of what stands alone', () => {
      const missionCritical = Object.keys(
        found('dependencies.single-point-of-failure'),
      );
      expect(missionCritical).toHaveLength(21);
      expect(Object.keys(found('recovery.forecast-unknown')).sort()).toEqual([
        'chat-assistant',
        'feature-toggles',
        'help-site',
        'learning-portal',
        'mobile-app',
        'newsletter',
        'recommendations',
        'rota-planning',
        'sales-dashboards',
        'store-wifi-portal',
        'storefront-api',
        'web-storefront',
      ]);
      expect(posture.get('component:default/web-storefront')).toMatchObject({
        status: 'ready',
        failing: [],
      });
    });
  });
});
