import fc from 'fast-check';
import type { z } from 'zod';
import {
  measureStatuses,
  riskAssessmentSchema,
  riskMeasureSchema,
  riskSchema,
  riskTreatments,
  type Risk,
  type RiskAssessment,
  type RiskMeasure,
} from '../../model/records/riskAssessment';
import type { JsonValue } from '../../model/records/recordType';
import type { RecordFacts } from '../facts';
import { defaultRiskPolicy } from '../defaultRiskPolicy';

export const RISK_RECORD = 'risk-record';

/** A measure with nothing decided but its owner and when it is due. */
export function measureWith(
  overrides: Partial<z.input<typeof riskMeasureSchema>> = {},
): RiskMeasure {
  return riskMeasureSchema.parse({
    id: 'second-line',
    title: 'Second line from another provider',
    owner: 'user:default/kim',
    dueOn: '2027-03-31',
    ...overrides,
  });
}

/** A measure that is in place, and shown to be. */
export function doneMeasure(
  overrides: Partial<z.input<typeof riskMeasureSchema>> = {},
): RiskMeasure {
  return measureWith({
    status: 'done',
    evidence: [
      {
        id: 'failover',
        title: 'Report of the failover',
        url: 'https://example.org/failover',
        addedOn: '2026-10-01',
      },
    ],
    ...overrides,
  });
}

/** A risk above the appetite that a measure is to reduce; complete. */
export function riskWith(
  overrides: Partial<z.input<typeof riskSchema>> = {},
): Risk {
  return riskSchema.parse({
    id: 'line-cut',
    scenario: 'ict-failure',
    title: 'The line is cut',
    vulnerabilities: 'Both lines lie in one duct',
    controls: [{ id: 'watch', title: 'Lines are watched' }],
    expectedOutage: 8 * 3600,
    current: { likelihood: 'likely', impact: 'major' },
    impactFrom: 'analysis',
    residual: { likelihood: 'unlikely', impact: 'major' },
    target: { likelihood: 'rare', impact: 'major' },
    treatment: 'reduce',
    measures: [measureWith()],
    ...overrides,
  });
}

/** A risk that somebody accepts until the end of the year. */
export function acceptedRisk(
  overrides: Partial<z.input<typeof riskSchema>> = {},
): Risk {
  return riskWith({
    treatment: 'accept',
    rationale: 'A second duct costs more than the outage',
    acceptance: {
      approver: 'user:default/ada',
      acceptedOn: '2026-01-15',
      expiresOn: '2026-12-31',
    },
    measures: [],
    ...overrides,
  });
}

/** A complete assessment with one risk. */
export function riskContent(
  overrides: Partial<z.input<typeof riskAssessmentSchema>> = {},
): RiskAssessment {
  return riskAssessmentSchema.parse({
    scope: 'The checkout and what it needs, without the shop around it',
    assets: ['component:default/checkout'],
    risks: [riskWith()],
    ...overrides,
  });
}

/** What is known of the approved assessment with that content. */
export function riskFacts(content: unknown): RecordFacts {
  return {
    recordId: RISK_RECORD,
    type: 'risk-assessment',
    provides: [],
    approved: {
      revision: 1,
      approvedAt: '2026-06-01T09:00:00.000Z',
      content: content as JsonValue,
    },
    open: null,
    lastReviewedAt: '2026-06-01T09:00:00.000Z',
    fingerprint: null,
  };
}

const { likelihood, impact, scenarios } = defaultRiskPolicy;

/** A rating by the default policy, half a rating, or one that it does not know. */
export const ratings = fc.record({
  likelihood: fc.constantFrom(
    null,
    'unheard-of',
    ...likelihood.map(({ id }) => id),
  ),
  impact: fc.constantFrom(null, 'unheard-of', ...impact.map(({ id }) => id)),
});

const days = fc.constantFrom(
  null,
  '2026-11-21',
  '2026-11-22',
  '2026-11-30',
  '2027-06-30',
);

const measures = fc
  .array(
    fc.record({
      status: fc.constantFrom(...measureStatuses),
      dueOn: days,
      evidence: fc.constantFrom<{ id: string; note: string }[]>(
        [],
        [{ id: 'e', note: '' }],
        [{ id: 'e', note: 'Seen' }],
      ),
    }),
    { maxLength: 3 },
  )
  .map(list =>
    list.map((one, index) => measureWith({ ...one, id: `m${index}` })),
  );

/** Any assessment of so many risks at most, however incomplete. */
export const riskContentsUpTo = (
  maxLength: number,
): fc.Arbitrary<RiskAssessment> =>
  fc
    .array(
      fc.record({
        scenario: fc.constantFrom(
          null,
          'unheard-of',
          ...scenarios.map(({ id }) => id),
        ),
        title: fc.constantFrom('', 'Fire'),
        current: ratings,
        residual: ratings,
        target: ratings,
        treatment: fc.constantFrom(null, ...riskTreatments),
        acceptance: fc.record({
          approver: fc.constantFrom(null, 'user:default/ada'),
          acceptedOn: days,
          expiresOn: days,
        }),
        measures,
      }),
      { maxLength },
    )
    .map(risks =>
      riskContent({
        risks: risks.map((one, index) => riskWith({ ...one, id: `r${index}` })),
      }),
    );

export const riskContents = riskContentsUpTo(4);
