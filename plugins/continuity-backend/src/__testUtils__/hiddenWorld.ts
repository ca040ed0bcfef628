import type { Entity } from '@backstage/catalog-model';
import {
  continuityStrategySchema,
  riskAssessmentSchema,
  type ContinuityApi,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { ANNA, CHECKOUT, company, ORDERS, service, WEB } from './company';
import { inDays } from './history';
import {
  ANALYSIS,
  analysisContent,
  approveRecord,
  RISKS,
  STRATEGY,
  writeRecord,
} from './records';
import { catalogEntity } from './world';

type Content = { [key: string]: JsonValue };

/** Stands in every name, title and text of what is hidden, and nowhere else. */
export const MARK = 'umbra';
export const VAULT = `component:default/${MARK}-vault`;
/** Hidden, too, but named by the file of a visible service, so not by the mark. */
export const GATE = 'component:default/gate';
export const VAULT_FUNCTION = `vitalbusinessfunction:default/${MARK}-function`;
export const HIDDEN_GROUP = `group:default/${MARK}-team`;
export const HIDDEN_USER = `user:default/${MARK}-person`;
export const HIDDEN_SYSTEM = `system:default/${MARK}-system`;

const ofHidden = { ownedBy: HIDDEN_GROUP };

/**
 * What a person may not see: a team of the company with a service, a database, a
 * function and their system.
 *
 * @param options - linked: the hidden things also need visible ones, and the other
 * way round
 */
export function hiddenEntities(options: { linked: boolean }): Entity[] {
  const { linked } = options;
  const titled = (entity: Entity): Entity => ({
    ...entity,
    metadata: {
      ...entity.metadata,
      title: `The ${MARK} ${entity.kind}`,
      description: `About ${MARK}`,
      tags: [MARK],
    },
  });
  return [
    catalogEntity(
      'Group',
      `${MARK}-team`,
      { type: 'team', children: [] },
      { childOf: 'group:default/company' },
    ),
    catalogEntity('User', `${MARK}-person`, {}, { memberOf: HIDDEN_GROUP }),
    catalogEntity('Domain', `${MARK}-domain`, {}, ofHidden),
    catalogEntity(
      'System',
      `${MARK}-system`,
      { continuity: { tier: 'essential' } },
      { ...ofHidden, partOf: 'domain:default/commerce' },
    ),
    catalogEntity(
      'VitalBusinessFunction',
      `${MARK}-function`,
      {
        owner: `${MARK}-team`,
        rto: 'PT1H',
        rpo: 'PT1M',
        mtpd: 'PT2H',
        minimumService: `Some ${MARK}`,
        supportedBy: [`${MARK}-vault`],
      },
      ofHidden,
    ),
    catalogEntity(
      'Resource',
      `${MARK}-db`,
      {
        type: 'database',
        continuity: {
          tier: 'essential',
          recoveryTime: 'PT3H',
          location: { site: `${MARK}-site`, region: 'north' },
        },
      },
      ofHidden,
    ),
    ...(linked
      ? [
          service(
            'gate',
            {
              tier: 'essential',
              recoveryTime: 'PT9H',
              dependencies: [{ ref: VAULT }],
            },
            ofHidden,
          ),
        ]
      : []),
    service(
      `${MARK}-vault`,
      {
        tier: 'mission-critical',
        rto: 'PT1H',
        rpo: 'PT1M',
        recoveryTime: 'PT2H',
        dependencies: [
          { ref: `resource:default/${MARK}-db`, data: true },
          { ref: `resource:default/${MARK}-gone` },
          ...(linked ? [{ ref: CHECKOUT }] : []),
        ],
        unheardOf: MARK,
        location: { site: `${MARK}-site`, region: 'north' },
      },
      { ...ofHidden, partOf: linked ? 'system:default/shop' : HIDDEN_SYSTEM },
    ),
  ].map(titled);
}

/** What everybody sees, with places that hidden things are in, too. */
export const visibleEntities = (options: { linked: boolean }): Entity[] => [
  ...company.filter(one => one.metadata.name !== 'checkout'),
  service(
    'checkout',
    {
      tier: 'mission-critical',
      rto: 'PT4H',
      rpo: 'PT1H',
      mtpd: 'P1D',
      recoveryTime: 'PT1H',
      dependencies: [
        { ref: 'component:default/basket' },
        ...(options.linked ? [{ ref: GATE, data: true }] : []),
      ],
      location: { site: 'south-1', region: 'north' },
    },
    { ownedBy: WEB, partOf: 'system:default/shop' },
  ),
];

const risksOf = (scope: string): Content =>
  riskAssessmentSchema.parse({
    scope,
    otherAssets: scope,
    risks: [
      {
        id: 'fire',
        title: `${scope} burns`,
        scenario: 'power-outage',
        current: { likelihood: 'likely', impact: 'major' },
        residual: { likelihood: 'rare', impact: 'minor' },
        target: { likelihood: 'rare', impact: 'minor' },
        treatment: 'reduce',
        measures: [
          {
            id: 'site',
            title: `${scope} twice`,
            owner: WEB,
            dueOn: '2020-01-31',
            cost: 7,
          },
        ],
      },
    ],
  }) as Content;

const strategyOf = (text: string): Content =>
  continuityStrategySchema.parse({
    options: [
      { id: 'hot', title: `${text} site`, band: 'fast', rto: 60, rpo: 60 },
    ],
    choice: { optionId: 'hot', rationale: text },
  }) as Content;

/**
 * All that can be attached to a service and its function, by what it is.
 *
 * @param options - author and approvers see everything; `text` stands in all texts
 */
export async function addEverything(options: {
  author: ContinuityApi;
  approvers: ContinuityApi[];
  entityRef: string;
  functionRef: string;
  text: string;
}) {
  const { author, approvers, entityRef, functionRef, text } = options;
  const plan = (title: string) =>
    author.createTest({
      body: {
        title: `${text} ${title}`,
        area: 'continuity',
        type: 'full',
        entityRefs: [entityRef],
        plannedAt: inDays(2),
        rrule: 'FREQ=WEEKLY',
        note: text,
      },
    });
  const done = await plan('done');
  // A whole day between them in every world, whenever it is made.
  const disruptedAt = inDays(-2);
  const validatedAt = new Date(
    Date.parse(disruptedAt) + 86_400_000,
  ).toISOString();
  await author.recordOutcome({
    params: { id: done.id },
    body: {
      revision: 1,
      outcome: 'successful-with-issues',
      instants: { disruptedAt },
      entities: [
        {
          entityRef,
          instants: {
            recoveryStartedAt: disruptedAt,
            validatedAt,
          },
        },
      ],
      note: text,
    },
  });
  const test = await plan('planned');
  const cancelled = await plan('cancelled');
  await author.cancelTest({
    params: { id: cancelled.id },
    body: { revision: 1, reason: text },
  });
  const review = await author.confirmReviews({
    body: { items: [{ entityRef }], note: text },
  });
  const request = (check: 'tests.never' | 'review.overdue') =>
    author.requestExceptions({
      body: {
        items: [{ entityRef, check }],
        reason: text,
        expiresAt: inDays(30),
      },
    });
  const [asked] = (await request('tests.never')).items;
  const [approved] = (await request('review.overdue')).items;
  await approvers[0].approveException({
    params: { id: approved.id },
    body: { revision: 1, note: text },
  });

  const write = async (type: string, subjectRef: string, content: Content) => {
    const { id } = await writeRecord(author, type, subjectRef, content);
    await author.putRecordPeople({
      params: { id },
      body: {
        version: 0,
        ownOwnerRef: null,
        contributors: [{ ref: ANNA, sections: [] }],
        circulation: [WEB],
      },
    });
    await author.commentOnRecord({
      params: { id },
      body: { revision: 1, body: text },
    });
    return id;
  };
  const analysis = await write(
    ANALYSIS,
    entityRef,
    analysisContent({ summary: text }),
  );
  await approveRecord(author, analysis, ...approvers);
  const strategy = await write(STRATEGY, entityRef, strategyOf(text));
  await approveRecord(author, strategy, ...approvers);
  const risks = await write(RISKS, entityRef, risksOf(text));
  await approveRecord(author, risks, ...approvers);
  const open = await write(
    ANALYSIS,
    functionRef,
    analysisContent({ summary: text }),
  );
  await author.submitDraft({ params: { id: open }, body: { version: 2 } });
  const feed = await author.createCalendarFeed({ body: { subjectRef: WEB } });
  const upload = await author.createRecordImport({
    body: {
      type: ANALYSIS,
      fileName: `${text}.csv`,
      content: Buffer.from(`subject\n${entityRef}\n`).toString('base64'),
    },
  });
  return {
    tests: [test.id, done.id, cancelled.id],
    reviews: review.items.map(({ id }) => id),
    exceptions: [asked.id, approved.id],
    records: [analysis, risks, strategy, open],
    recordImports: [upload.id],
    feeds: [feed.id],
  };
}

/** Ids of what was written, by what it is. */
export type Written = Awaited<ReturnType<typeof addEverything>>;

/** What was written about the visible service and function. */
export const ofVisible = {
  entityRef: CHECKOUT,
  functionRef: ORDERS,
  text: 'plain',
};
/** What was written about the hidden ones. */
export const ofHiddenOnes = {
  entityRef: VAULT,
  functionRef: VAULT_FUNCTION,
  text: MARK,
};
