import fc from 'fast-check';
import { riskAssessmentSchema } from './riskAssessment';
import { riskContents } from '../../rules/__testUtils__/risk';

const issues = (content: unknown) =>
  (riskAssessmentSchema.safeParse(content).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
const ofRisk = (risk: object) => issues({ risks: [{ id: 'r', ...risk }] });
const ofMeasure = (measure: object) =>
  ofRisk({ measures: [{ id: 'm', ...measure }] });

describe('the content of a risk assessment', () => {
  it('may lack everything but the ids', () => {
    expect(
      riskAssessmentSchema.parse({
        risks: [{ id: 'r', measures: [{ id: 'm', evidence: [{ id: 'e' }] }] }],
      }),
    ).toEqual({
      scope: '',
      assets: [],
      otherAssets: '',
      risks: [
        {
          id: 'r',
          scenario: null,
          title: '',
          description: '',
          vulnerabilities: '',
          controls: [],
          expectedOutage: null,
          current: { likelihood: null, impact: null },
          impactFrom: null,
          impactReason: '',
          residual: { likelihood: null, impact: null },
          target: { likelihood: null, impact: null },
          treatment: null,
          rationale: '',
          acceptance: { approver: null, acceptedOn: null, expiresOn: null },
          measures: [
            {
              id: 'm',
              title: '',
              owner: null,
              dueOn: null,
              cost: null,
              status: 'planned',
              evidence: [
                { id: 'e', title: '', url: null, note: '', addedOn: null },
              ],
            },
          ],
        },
      ],
    });
  });

  it('is the same once read again', () => {
    fc.assert(
      fc.property(riskContents, content => {
        expect(riskAssessmentSchema.parse(content)).toEqual(content);
      }),
    );
  });

  it('takes references in any case, and 0 for an outage and a cost', () => {
    const { assets, risks } = riskAssessmentSchema.parse({
      assets: ['Component:default/Checkout'],
      risks: [
        {
          id: 'r',
          expectedOutage: 0,
          measures: [{ id: 'm', owner: 'Group:default/Net', cost: 0 }],
        },
      ],
    });
    expect(assets).toEqual(['component:default/checkout']);
    expect(risks[0].expectedOutage).toBe(0);
    expect(risks[0].measures[0]).toMatchObject({
      owner: 'group:default/net',
      cost: 0,
    });
  });

  it.each([
    [issues({ colour: 'red' }), /Unrecognized key.*colour/],
    [
      issues({ risks: [{ id: 'r' }, { id: 'r' }] }),
      /^risks\.1\.id: .*r is taken/,
    ],
    [issues({ risks: [{ id: 'a.b' }] }), /^risks\.0\.id: expected 1 to 64/],
    [issues({ risks: [{}] }), /^risks\.0\.id: /],
    [ofRisk({ expectedOutage: 1.5 }), /expectedOutage: /],
    [ofRisk({ expectedOutage: -1 }), /expectedOutage: /],
    [ofRisk({ treatment: 'ignore' }), /treatment: /],
    [ofRisk({ current: { likelihood: 'rare', level: 'low' } }), /current: /],
    [
      ofRisk({ acceptance: { approver: 'component:default/checkout' } }),
      /approver: expected a user or group/,
    ],
    [
      ofRisk({ acceptance: { expiresOn: '2026-02-30' } }),
      /expiresOn: expected a day/,
    ],
    [ofMeasure({ dueOn: '2026-12-01T09:00:00Z' }), /dueOn: expected a day/],
    [ofMeasure({ cost: -1 }), /cost: /],
    [ofMeasure({ title: 'x'.repeat(301) }), /title: /],
    [
      ofMeasure({ evidence: [{ id: 'e', url: 'data:text/html,hello' }] }),
      /evidence\.0\.url: expected a web address/,
    ],
  ])('refuses what leads to %j', (found, message) => {
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });
});
