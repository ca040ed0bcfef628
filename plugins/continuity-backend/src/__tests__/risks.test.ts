import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  riskAssessmentSchema,
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
  STORES,
  TILL,
  WEB,
} from '../__testUtils__/company';
import {
  approveRecord,
  companyWith,
  RISKS,
  writeRecord,
} from '../__testUtils__/records';

jest.setTimeout(120_000);

type Content = { [key: string]: JsonValue };

const [DORA, ERIK] = ['dora', 'erik'].map(name => `user:default/${name}`);
const high = { likelihood: 'likely', impact: 'major' };
const low = { likelihood: 'rare', impact: 'minor' };

const assessment = (scope: string, risks: object[]): Content =>
  riskAssessmentSchema.parse({
    scope,
    otherAssets: 'Premises',
    risks,
  }) as Content;

const ofCheckout = assessment('The checkout', [
  {
    id: 'fire',
    title: 'Fire in the only site',
    scenario: 'power-outage',
    current: high,
    residual: low,
    target: low,
    treatment: 'reduce',
    measures: [
      {
        id: 'site',
        title: 'Second site',
        owner: WEB,
        dueOn: '2020-01-31',
        cost: 987_654,
        evidence: [],
      },
      { id: 'drill', title: 'Drill', owner: STORES, dueOn: '2999-01-31' },
    ],
  },
  { id: 'noise', title: 'A noise', current: low },
]);

const ofTill = assessment('The till', [
  {
    id: 'theft',
    title: 'Somebody steals the till',
    current: { likelihood: 'possible', impact: 'severe' },
    treatment: 'accept',
    rationale: 'It is chained',
    acceptance: {
      approver: BORIS,
      acceptedOn: '2019-01-31',
      expiresOn: '2020-01-31',
    },
  },
]);

const onlyWeb = {
  'catalog.entity.read': readableIf('IS_ENTITY_OWNER', { claims: [WEB] }),
  'continuity.record.read-sensitive': deny,
} as Record<string, Decisions[string]>;

describe('risks over HTTP', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  /** The checkout and the till are assessed, the basket only in a draft. */
  async function start(databaseId: TestDatabaseId) {
    const backend = await startContinuity({
      database: await databases.init(databaseId),
      entities: companyWith(),
      config: {
        roles: { continuityManager: [ANNA, BORIS] },
        records: { sensitive: ['costs'] },
      },
      policy: {
        [DORA]: onlyWeb,
        [ERIK]: { 'continuity.record.read': deny },
      },
    });
    stop = backend.stop;
    const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(backend.api);
    const one = await writeRecord(carla, RISKS, CHECKOUT, ofCheckout);
    await approveRecord(carla, one.id, anna, boris);
    const other = await writeRecord(carla, RISKS, TILL, ofTill);
    await approveRecord(carla, other.id, boris);
    await writeRecord(carla, RISKS, 'component:default/basket', ofTill);
    return { ...backend, anna, carla, checkoutId: one.id };
  }

  it.each(databases.eachSupportedId())(
    'are listed worst first, found by what they are, and counted, %p',
    async databaseId => {
      const { anna, call, checkoutId } = await start(databaseId);
      const titles = async (query: object) =>
        (await anna.listRisks({ query })).items.map(({ title }) => title);
      expect(await titles({})).toEqual([
        'Somebody steals the till',
        'Fire in the only site',
        'A noise',
      ]);
      const { items } = await anna.listRisks({
        query: { subject: [CHECKOUT] },
      });
      expect(items).toMatchObject([
        {
          recordId: checkoutId,
          subjectTitle: 'checkout',
          ownerRef: WEB,
          level: 'high',
          acceptable: false,
          attention: ['above-appetite', 'measure-overdue'],
          measures: 2,
          measuresOpen: 2,
          measuresOverdue: 1,
          nextDueOn: '2020-01-31',
        },
        { title: 'A noise', attention: [] },
      ]);
      expect(await titles({ owner: ['group:default/company'] })).toHaveLength(
        3,
      );
      expect(await titles({ owner: [STORES] })).toEqual([
        'Somebody steals the till',
      ]);
      expect(await titles({ level: ['low'] })).toEqual(['A noise']);
      expect(await titles({ level: ['low'], of: 'residual' })).toEqual([
        'Fire in the only site',
      ]);
      expect(await titles({ scenario: ['other'], q: 'TILL' })).toEqual([
        'Somebody steals the till',
      ]);
      expect(await titles({ treatment: ['none'] })).toEqual(['A noise']);
      expect(await titles({ attention: ['acceptance-expired'] })).toEqual([
        'Somebody steals the till',
      ]);
      expect(await titles({ ...high })).toEqual(['Fire in the only site']);

      const first = await anna.listRisks({ query: { limit: 2 } });
      const rest = await anna.listRisks({
        query: { limit: 2, cursor: first.nextCursor! },
      });
      expect(rest.items.map(({ title }) => title)).toEqual(['A noise']);
      expect(rest.nextCursor).toBeNull();

      const matrix = await anna.getRiskMatrix();
      const filled = (of: typeof matrix) =>
        of.cells.flat().filter(({ count }) => count > 0);
      expect(filled(matrix)).toEqual([
        { ...low, level: 'low', count: 1 },
        {
          likelihood: 'possible',
          impact: 'severe',
          level: 'extreme',
          count: 1,
        },
        { ...high, level: 'high', count: 1 },
      ]);
      expect(matrix.totals).toEqual({
        risks: 3,
        unrated: 0,
        attention: {
          'above-appetite': 1,
          'acceptance-expired': 1,
          'acceptance-expiring': 0,
          'measure-overdue': 1,
        },
        measuresOpen: 2,
        measuresOverdue: 1,
      });
      const target = await anna.getRiskMatrix({ query: { of: 'target' } });
      expect(filled(target)).toEqual([{ ...low, level: 'low', count: 1 }]);
      expect(target.totals.unrated).toBe(2);

      const csv = await call('get', '/risks').set('Accept', 'text/csv');
      expect(csv.text).toContain('Fire in the only site');
      expect(csv.text.split('\n')[0]).toContain('ratings.current.likelihood');
    },
  );

  it.each(databases.eachSupportedId())(
    'come with their measures, by whom and until when, %p',
    async databaseId => {
      const { anna, call, checkoutId } = await start(databaseId);
      const titles = async (query: object) =>
        (await anna.listMeasures({ query })).items.map(({ title }) => title);
      const { items } = await anna.listMeasures();
      expect(items).toMatchObject([
        {
          recordId: checkoutId,
          riskId: 'fire',
          riskTitle: 'Fire in the only site',
          title: 'Second site',
          measureOwner: WEB,
          cost: 987_654,
          costHidden: false,
          status: 'planned',
          evidence: 0,
          overdue: true,
        },
        { title: 'Drill', overdue: false },
      ]);
      expect(await titles({ mine: 'true' })).toEqual(['Second site']);
      expect(await titles({ measureOwner: [STORES] })).toEqual(['Drill']);
      expect(await titles({ overdue: 'false' })).toEqual(['Drill']);
      expect(await titles({ status: ['done'] })).toEqual([]);
      const csv = await call('get', '/risks/measures').set(
        'Accept',
        'text/csv',
      );
      expect(csv.text).toContain('Second site');
    },
  );

  it.each(databases.eachSupportedId())(
    'tell nobody of what is hidden, nor of costs, %p',
    async databaseId => {
      const { call } = await start(databaseId);
      const read = async (path: string) => {
        const { body, text, status } = await call('get', path, DORA);
        expect(status).toBe(200);
        expect(text).not.toMatch(/till|steals|987654/);
        return body;
      };
      expect((await read('/risks')).items).toHaveLength(2);
      expect(
        (await read('/risks?subject=component:default/till')).items,
      ).toEqual([]);
      expect((await read('/risks/matrix')).totals).toMatchObject({
        risks: 2,
        attention: { 'acceptance-expired': 0 },
      });
      const measures = await read('/risks/measures');
      expect(measures.items[0]).toMatchObject({ cost: null, costHidden: true });

      for (const path of ['/risks', '/risks/matrix', '/risks/measures']) {
        const denied = await call('get', path, ERIK);
        expect(denied.status).toBe(403);
      }
    },
  );
});
