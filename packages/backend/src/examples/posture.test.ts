import { evaluateExamples } from './__testUtils__/examplePosture';

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
      'carrier-gateway': [
        'classification.field-invalid spec.continuity.recoverytime',
      ],
      checkout: ['tests.objective-missed rpo', 'review.overdue'],
      'fraud-screening': ['tests.objective-missed rpo'],
      'gift-cards': ['classification.field-invalid spec.continuity.rto'],
      'label-printing': ['review.never'],
      loyalty: ['objectives.rto-exceeds-mtpd'],
      'mobile-app': ['tests.never security/tabletop'],
      newsletter: ['review.never'],
      observability: [
        'classification.field-invalid spec.continuity.dependencies[0].required',
      ],
      payroll: ['tests.never continuity/tabletop'],
      'pos-server': ['tests.objective-missed rto'],
      pricing: ['tests.too-weak continuity/functional'],
      'stock-db': ['tests.never continuity/functional'],
      'store-inventory': ['objectives.weaker-than-required rto'],
    });
    expect(failing('overdue')).toEqual({
      accounting: ['review.overdue'],
      'contact-centre': ['tests.overdue continuity/component-restore'],
      'order-events': ['tests.overdue continuity/functional'],
      'price-labels': ['review.overdue'],
      returns: ['review.overdue'],
      'rota-planning': ['review.overdue'],
      search: ['tests.overdue continuity/component-restore'],
      'till-software': ['review.overdue'],
      'warehouse-link': ['review.overdue'],
      'wms-db': ['tests.overdue continuity/component-restore'],
    });
    expect(Object.keys(failing('due-soon'))).toEqual([
      'click-and-collect',
      'cluster-south',
      'email-notifications',
      'session-cache',
    ]);
    expect(Object.keys(failing('ready'))).toHaveLength(33);
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
});
