import {
  businessImpactAnalysisSchema,
  continuityStrategySchema,
  defaultPolicy,
  emptyAnalysis,
  riskAssessmentSchema,
  type ContinuityApi,
  type ContinuityPolicy,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { Entity } from '@backstage/catalog-model';
import { CHECKOUT, company, service, WEB } from './company';
import { catalogEntity } from './world';

export const HOUR = 3600;
export const MINUTE = 60;
export const DATABASE = 'resource:default/orders-db';
export const ANALYSIS = 'business-impact-analysis';
export const STRATEGY = 'continuity-strategy';
export const RISKS = 'risk-assessment';

type Content = { [key: string]: JsonValue };

/** The database that the checkout needs. */
export const database = (spec: object = {}): Entity =>
  catalogEntity(
    'Resource',
    'orders-db',
    {
      type: 'database',
      continuity: { tier: 'essential', recoveryTime: 'PT1H', ...spec },
    },
    { ownedBy: WEB },
  );

/** The checkout as its file says, in need of the database unless told otherwise. */
export const checkout = (block: object = {}, relations: object = {}): Entity =>
  service(
    'checkout',
    {
      tier: 'mission-critical',
      rto: 'PT4H',
      rpo: 'PT1H',
      mtpd: 'P1D',
      recoveryTime: 'PT1H',
      dependencies: [{ ref: DATABASE, data: true }],
      ...block,
    },
    { ownedBy: WEB, partOf: 'system:default/shop', ...relations },
  );

/** The small company, in which the checkout is vital and needs a database. */
export function companyWith(...changed: Entity[]): Entity[] {
  const others = [checkout(), database(), ...changed];
  const nameOf = (entity: Entity) => `${entity.kind}/${entity.metadata.name}`;
  return [
    ...new Map(
      [...company, ...others].map(entity => [nameOf(entity), entity]),
    ).values(),
  ];
}

/** A complete analysis that comes to these objectives. */
export function analysisContent(
  options: {
    rto?: number;
    rpo?: number;
    mtpd?: number;
    summary?: string;
    policy?: ContinuityPolicy;
  } = {},
): Content {
  const {
    rto = HOUR,
    rpo = 5 * MINUTE,
    mtpd = 4 * HOUR,
    summary = 'Customers order and pay',
    policy = defaultPolicy,
  } = options;
  const empty = emptyAnalysis(policy);
  const decided = (adjusted: number) => ({ adjusted, reason: 'As agreed' });
  return businessImpactAnalysisSchema.parse({
    ...empty,
    summary,
    impacts: empty.impacts.map(impact => ({
      ...impact,
      levels: impact.levels.map(level => ({
        ...level,
        rating: empty.scale.ratings[0].id,
      })),
    })),
    minimumService: { description: 'Orders by phone', percent: 60 },
    objectives: {
      mtpd: decided(mtpd),
      rto: decided(rto),
      rpo: decided(rpo),
    },
    sources: 'Figures of the last year',
  }) as Content;
}

/** A complete strategy of a service that chooses an option. */
export function strategyContent(
  options: { rto?: number; rpo?: number } = {},
): Content {
  const { rto = HOUR, rpo = MINUTE } = options;
  return continuityStrategySchema.parse({
    options: [{ id: 'hot', title: 'Second site', band: 'fast', rto, rpo }],
    choice: { optionId: 'hot', rationale: 'Nothing else is fast enough' },
  }) as Content;
}

/** A complete assessment with one risk within the appetite. */
export function riskContent(): Content {
  const { likelihood, impact } = defaultPolicy.risk;
  return riskAssessmentSchema.parse({
    scope: 'The checkout and what it needs',
    assets: [CHECKOUT],
    risks: [
      {
        id: 'line-cut',
        title: 'The line is cut',
        current: { likelihood: likelihood[0].id, impact: impact[0].id },
        measures: [
          {
            id: 'second-line',
            title: 'A second line',
            owner: WEB,
            dueOn: '2026-12-31',
          },
        ],
      },
    ],
  }) as Content;
}

/** A record with a draft that says this. @returns its id and the draft */
export async function writeRecord(
  author: ContinuityApi,
  type: string,
  subjectRef: string,
  content: Content,
) {
  const { id } = await author.createRecord({ body: { type, subjectRef } });
  const draft = await author.saveDraft({
    params: { id },
    body: { version: 1, content },
  });
  return { id, draft };
}

/** Has the draft of a record approved by these people, one level each. */
export async function approveRecord(
  author: ContinuityApi,
  id: string,
  ...approvers: ContinuityApi[]
) {
  const { open } = await author.getRecord({ params: { id } });
  const { revision, version, contentHash } = await author.getRecordRevision({
    params: { id, revision: open?.revision ?? 0 },
  });
  let record = await author.submitDraft({ params: { id }, body: { version } });
  for (const approver of approvers) {
    record = await approver.approveRevision({
      params: { id },
      body: { revision, contentHash },
    });
  }
  return record;
}
