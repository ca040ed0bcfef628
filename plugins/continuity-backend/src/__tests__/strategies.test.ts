import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  continuityStrategySchema,
  riskAssessmentSchema,
  type ContinuityApi,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import {
  deny,
  readableIf,
  startContinuity,
  type Decisions,
} from '../__testUtils__/backend';
import {
  ANNA,
  BORIS,
  CARLA,
  CHECKOUT,
  ORDERS,
  STORES,
  TILL,
  WEB,
} from '../__testUtils__/company';
import {
  approveRecord,
  checkout,
  companyWith,
  database,
  HOUR,
  MINUTE,
  RISKS,
  riskContent,
  STRATEGY,
  strategyContent,
  writeRecord,
} from '../__testUtils__/records';

jest.setTimeout(120_000);

type Content = { [key: string]: JsonValue };
const service = {
  params: { kind: 'component', namespace: 'default', name: 'checkout' },
};

/** A strategy whose options cost what not everybody may see. */
const costly = (rto: number): Content =>
  continuityStrategySchema.parse({
    options: [
      {
        id: 'hot',
        title: 'Second site',
        band: 'fast',
        rto,
        rpo: MINUTE,
        capitalCost: 987_654,
        runningCost: 1,
      },
    ],
    choice: { optionId: 'hot', rationale: 'Nothing else is fast enough' },
    residualGaps: [
      {
        id: 'g1',
        description: 'No card payments meanwhile',
        acceptedBy: BORIS,
        acceptedUntil: '2020-01-31',
      },
    ],
  }) as Content;

/** Starts a new draft of a record that says this instead. */
async function revise(author: ContinuityApi, id: string, content: Content) {
  const { open } = await author.startDraft({ params: { id } });
  const { version } = await author.getRecordRevision({
    params: { id, revision: open!.revision },
  });
  await author.saveDraft({ params: { id }, body: { version, content } });
}

/** What the function itself says. */
const ofOrders = continuityStrategySchema.parse({
  alignment: { status: 'partly', statement: 'But for the stores' },
}) as Content;

const [DORA, ERIK, FRED] = ['dora', 'erik', 'fred'].map(
  name => `user:default/${name}`,
);

/** The functions, and of services those of the web team alone. */
const withoutTill = {
  ...readableIf('IS_ENTITY_OWNER', { claims: [WEB] }),
  conditions: {
    anyOf: [
      ['IS_ENTITY_OWNER', { claims: [WEB] }] as const,
      ['IS_ENTITY_KIND', { kinds: ['VitalBusinessFunction'] }] as const,
    ].map(([rule, params]) => ({
      rule,
      resourceType: 'catalog-entity',
      params,
    })),
  },
} as unknown as Decisions[string];

describe('strategies over HTTP', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(
    databaseId: TestDatabaseId,
    policy?: Record<string, Decisions>,
  ) {
    const backend = await startContinuity({
      database: await databases.init(databaseId),
      // Nobody asks the checkout itself for more than the orders do.
      entities: companyWith(
        checkout({ dependencies: [], recoveryTime: 'PT5H' }),
        database(),
      ),
      config: { roles: { continuityManager: [ANNA, BORIS] } },
      policy,
    });
    stop = backend.stop;
    const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(backend.api);
    return { ...backend, anna, boris, carla };
  }

  it.each(databases.eachSupportedId())(
    'decide how long recovery takes, and fail where that is too long, %p',
    async databaseId => {
      const { anna, boris, carla } = await start(databaseId);
      const before = await anna.getForecast(service);
      expect(before.forecast.seconds).toBe(5 * HOUR);

      const first = await writeRecord(
        carla,
        STRATEGY,
        CHECKOUT,
        strategyContent({ rto: 2 * HOUR }),
      );
      await approveRecord(carla, first.id, anna, boris);
      const posture = await anna.getEntityPosture(service);
      expect(posture.recovery.own).toEqual({
        seconds: 2 * HOUR,
        source: { type: 'option', title: 'Second site', recordId: first.id },
      });
      const after = await anna.getForecast(service);
      expect(after.forecast).toEqual({ seconds: 2 * HOUR, lowerBound: false });
      expect(after.steps[0].own.source).toMatchObject({ type: 'option' });
      const cannotReach = posture.findings.filter(
        ({ check }) => check === 'strategy.option-cannot-reach',
      );
      expect(cannotReach).toEqual([]);

      // Orders has to be back within 12 h.
      await revise(carla, first.id, strategyContent({ rto: 13 * HOUR }));
      await approveRecord(carla, first.id, anna, boris);
      const { findings, recovery } = await anna.getEntityPosture(service);
      expect(recovery.own.seconds).toBe(13 * HOUR);
      expect(
        findings.filter(
          ({ check }) => check === 'strategy.option-cannot-reach',
        ),
      ).toMatchObject([
        {
          subject: 'rto',
          severity: 'high',
          message: expect.stringContaining('Second site'),
          figures: { actual: 13 * HOUR, limit: 12 * HOUR },
        },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'are listed by function: covered or not, and what stays open, %p',
    async databaseId => {
      const { anna, boris, carla, call } = await start(databaseId);
      expect((await anna.listFunctions()).items).toMatchObject([
        { analysed: false, strategy: { approved: false, coverage: 'red' } },
      ]);
      const none = await anna.listStrategies();
      expect(none.items).toMatchObject([
        {
          entityRef: ORDERS,
          coverage: 'red',
          required: { rto: { seconds: 12 * HOUR } },
          services: [
            { entityRef: CHECKOUT, verdict: 'no-strategy', record: null },
            { entityRef: TILL, verdict: 'no-strategy', record: null },
          ],
          alignment: { status: 'none' },
          record: null,
        },
      ]);

      const own = await writeRecord(carla, STRATEGY, ORDERS, ofOrders);
      await approveRecord(carla, own.id, boris, anna);
      const one = await writeRecord(
        carla,
        STRATEGY,
        CHECKOUT,
        costly(2 * HOUR),
      );
      await approveRecord(carla, one.id, anna, boris);
      const slow = await writeRecord(carla, STRATEGY, TILL, costly(13 * HOUR));
      await approveRecord(carla, slow.id, boris);
      const measures = [
        { id: 'm1', title: 'Second line', dueOn: '2020-01-31', owner: STORES },
        { id: 'm2', title: 'Third line', status: 'cancelled' },
        { id: 'm3', title: 'Generator', dueOn: '2099-01-31', owner: STORES },
      ];
      const content = riskContent();
      const risks = await writeRecord(
        carla,
        RISKS,
        CHECKOUT,
        riskAssessmentSchema.parse({
          ...content,
          risks: (content.risks as object[]).map(risk => ({
            ...risk,
            measures,
          })),
        }) as Content,
      );
      await approveRecord(carla, risks.id, anna, boris);

      const { items, totals } = await anna.listStrategies({
        query: { coverage: ['red'] },
      });
      expect(totals).toEqual({ green: 0, red: 1 });
      expect(items).toMatchObject([
        {
          coverage: 'red',
          hiddenServices: 0,
          services: [
            {
              verdict: 'covered',
              option: { title: 'Second site', band: 'fast', rto: 2 * HOUR },
              record: { id: one.id, state: 'approved', stale: null },
            },
            {
              verdict: 'cannot-reach',
              shortfalls: [{ criterion: 'rto', limit: 12 * HOUR, by: HOUR }],
            },
          ],
          measures: {
            open: 2,
            overdue: 1,
            done: 0,
            items: [
              {
                title: 'Second line',
                riskTitle: 'The line is cut',
                overdue: true,
                owner: STORES,
                recordId: risks.id,
              },
              { title: 'Generator', overdue: false },
            ],
          },
          residualGaps: [
            { subjectRef: CHECKOUT, acceptedBy: BORIS, expired: true },
            { subjectRef: TILL },
          ],
          alignment: { status: 'partly', statement: 'But for the stores' },
          record: { id: own.id, state: 'approved' },
        },
      ]);

      const found = async (query: object) =>
        (await anna.listStrategies({ query })).items.length;
      expect(await found({ coverage: ['red'], alignment: ['partly'] })).toBe(1);
      expect(await found({ coverage: ['green'] })).toBe(0);
      expect(await found({ alignment: ['none', 'aligned'] })).toBe(0);
      expect(await found({ q: 'ORDER' })).toBe(1);
      expect(await found({ q: 'nothing' })).toBe(0);
      expect(await found({ function: [ORDERS] })).toBe(1);
      expect(
        await found({ function: ['vitalbusinessfunction:default/other'] }),
      ).toBe(0);

      const csv = await call('get', '/strategies').set('Accept', 'text/csv');
      expect(csv.text).toContain(`${TILL}: cannot-reach, Second site`);
      expect(csv.text).toContain('No card payments meanwhile');

      // Once both recover in time, the function is covered.
      await revise(carla, slow.id, costly(12 * HOUR));
      await approveRecord(carla, slow.id, boris);
      expect(await found({ coverage: ['green'] })).toBe(1);
      expect((await anna.listFunctions()).items).toMatchObject([
        { analysed: false, strategy: { approved: true, coverage: 'green' } },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'tell nobody of what is hidden, nor of costs, %p',
    async databaseId => {
      const { anna, boris, carla, api, call } = await start(databaseId, {
        [DORA]: {
          'catalog.entity.read': withoutTill,
          'continuity.record.read-sensitive': deny,
        },
        [ERIK]: {
          'catalog.entity.read': readableIf('IS_ENTITY_KIND', {
            kinds: ['Component'],
          }),
        },
        [FRED]: { 'continuity.record.read': deny },
      });
      const slow = await writeRecord(carla, STRATEGY, TILL, costly(13 * HOUR));
      await approveRecord(carla, slow.id, boris);
      const one = await writeRecord(
        carla,
        STRATEGY,
        CHECKOUT,
        costly(2 * HOUR),
      );
      await approveRecord(carla, one.id, anna, boris);
      expect((await anna.listStrategies()).items[0]).toMatchObject({
        services: [{ entityRef: CHECKOUT }, { entityRef: TILL }],
        residualGaps: [{}, {}],
      });

      // The function is not covered, by something that Dora cannot see.
      const answer = await call('get', '/strategies', DORA);
      expect(answer.body.items).toMatchObject([
        {
          coverage: 'red',
          services: [{ entityRef: CHECKOUT, verdict: 'covered' }],
          hiddenServices: 1,
          residualGaps: [{ subjectRef: CHECKOUT }],
        },
      ]);
      expect(answer.text).not.toMatch(/till|987654|[cC]ost/);

      expect((await api(ERIK).listStrategies()).items).toEqual([]);
      const denied = await call('get', '/strategies', FRED);
      expect(denied.status).toBe(403);
      expect(denied.body.error.message).toContain('continuity.record.read');
    },
  );
});
