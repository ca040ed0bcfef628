import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  measureStatuses,
  measureRowsOf,
  registerRowsOf,
  riskAssessmentSchema,
  riskAttention,
  riskAttentions,
  riskTreatments,
  type JsonValue,
  type RiskAssessment,
} from '@backstage-continuity/plugin-continuity-common';
import fc from 'fast-check';
import { BASKET, CHECKOUT, ORDERS, TILL } from '../../__testUtils__/company';
import { companyWith, RISKS } from '../../__testUtils__/records';
import { accessOf } from '../../__testUtils__/access';
import { ada, NOW, policyOf, recordsRoom } from '../__testUtils__/room';
import { RiskRegister } from './RiskRegister';

jest.setTimeout(120_000);

// Nobody is asked for approval.
const policy = policyOf({ approvers: { [RISKS]: [] } });
const { levels, likelihood, impact } = policy.risk;
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

const days = fc.constantFrom(
  null,
  '2026-05-31',
  '2026-06-01',
  '2026-06-02',
  '2026-06-20',
  '2027-01-01',
);
const ratings = fc.record({
  likelihood: fc.constantFrom(null, 'gone', ...idsOf(likelihood)),
  impact: fc.constantFrom(null, ...idsOf(impact)),
});
const measures = fc.record({
  title: fc.constantFrom('Door', 'Alarm', 'Ärger'),
  dueOn: days,
  status: fc.constantFrom(...measureStatuses),
  evidence: fc.constantFrom([], [{ id: 'e', note: 'Seen' }]),
});
const risks = fc.record({
  title: fc.constantFrom('Fire', 'flood', 'Theft', ''),
  scenario: fc.constantFrom(null, 'gone', policy.risk.scenarios[0].id),
  current: ratings,
  residual: ratings,
  treatment: fc.constantFrom(null, ...riskTreatments),
  acceptance: fc.record({
    approver: fc.constantFrom(null, 'user:default/kim'),
    expiresOn: days,
  }),
  measures: fc.array(measures, { maxLength: 3 }),
});
const withIds = <T extends object>(items: T[]) =>
  items.map((item, index) => ({ ...item, id: `i${index}` }));
const contents = fc.array(risks, { maxLength: 6 }).map(items =>
  riskAssessmentSchema.parse({
    risks: withIds(
      items.map(item => ({ ...item, measures: withIds(item.measures) })),
    ),
  }),
);

const assessing = (...titles: string[]): RiskAssessment =>
  riskAssessmentSchema.parse({
    scope: 'All of it',
    otherAssets: 'Premises',
    risks: titles.map((title, index) => ({
      id: `r${index}`,
      title,
      current: { likelihood: likelihood[0].id, impact: impact[0].id },
      measures: [
        {
          id: 'm',
          title: `Against ${title}`,
          owner: ada.actor,
          dueOn: '2026-07-01',
        },
      ],
    })),
  });

describe('registers', () => {
  const databases = TestDatabases.create();

  async function start(databaseId: TestDatabaseId) {
    const database = await databases.init(databaseId);
    const room = await recordsRoom(database, {
      entities: companyWith(),
      policy,
    });
    const { risks: register, measures: done } = room.posture;
    const list = (query: object = {}, now = NOW, access = ada) =>
      register.page(
        access,
        { of: 'now', sort: 'level', limit: 3, ...query },
        now,
      );
    const all = async (query: object, now?: string) => {
      const items = [];
      for (let cursor: string | undefined; ; ) {
        const page = await list({ ...query, cursor }, now);
        items.push(...page.items);
        if (page.nextCursor === null) return items;
        cursor = page.nextCursor;
      }
    };
    const titles = async (query: object = {}) =>
      (await list({ limit: 100, ...query })).items.map(({ title }) => title);
    const rows = async () => ({
      risks: await database('risk_register')
        .orderBy(['record_id', 'place'])
        .select(),
      measures: await database('risk_measures')
        .orderBy(['record_id', 'risk_id', 'measure_id'])
        .select(),
      made: await database('record_registers').orderBy('record_id').select(),
    });
    return { ...room, register, done, list, all, titles, rows };
  }

  it.each(databases.eachSupportedId())(
    'say of each risk what the rules say, at any time, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { database, all, register, done } = room;
      const id = await room.write(RISKS, CHECKOUT, assessing('a'));
      await room.submit(id);
      const keeper = new RiskRegister(policy);
      const nows = fc.constantFrom(
        '2026-05-31T12:00:00.000Z',
        '2026-06-01T23:59:59.999Z',
        '2026-06-02T00:00:00.000Z',
        '2026-06-10T00:00:00.000Z',
      );
      await fc.assert(
        fc.asyncProperty(contents, nows, async (content, now) => {
          await keeper.write(database, id, content as unknown as JsonValue);
          const expected = registerRowsOf(content, policy, now).map(row => ({
            ...row,
            attention: riskAttention(row, policy, now),
          }));
          const listed = await all({}, now);
          expect(
            listed
              .map(({ recordId: _r, ...row }) => row)
              .sort((a, b) => (a.riskId < b.riskId ? -1 : 1)),
          ).toEqual(
            expected.map(row => ({
              ...row,
              subjectRef: CHECKOUT,
              subjectTitle: 'checkout',
              ownerRef: 'group:default/web',
              tier: 'mission-critical',
            })),
          );
          const rank = (level: string | null) =>
            idsOf(levels).indexOf(level ?? '');
          const ranks = listed.map(({ level }) => rank(level));
          expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
          for (const sort of ['-level', 'title', '-title', 'due', '-due']) {
            expect(idsOf(await ids(all({ sort }, now)))).toEqual(
              idsOf(await ids(Promise.resolve(listed))),
            );
          }
          const { totals } = await register.matrix(ada, { of: 'now' }, now);
          expect(totals.risks).toBe(expected.length);
          for (const reason of riskAttentions) {
            const those = expected.filter(row =>
              row.attention.includes(reason),
            );
            expect([reason, totals.attention[reason]]).toEqual([
              reason,
              those.length,
            ]);
            expect(await all({ attention: [reason] }, now)).toHaveLength(
              those.length,
            );
          }
          expect(totals.measuresOverdue).toBe(
            expected.reduce((sum, row) => sum + row.measuresOverdue, 0),
          );
          for (const overdue of [true, false]) {
            const page = await done.page(
              ada,
              { mine: false, overdue, sort: 'due', limit: 100 },
              now,
            );
            expect(page.items).toHaveLength(
              measureRowsOf(content, policy, now).filter(
                row => row.overdue === overdue,
              ).length,
            );
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'follow what counts, and are the same made anew, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, posture, rows, titles } = room;
      const id = await room.write(RISKS, CHECKOUT, assessing('one', 'two'));
      expect(await titles()).toEqual([]);
      await room.submit(id);
      expect(await titles()).toEqual(['one', 'two']);
      // A function that nothing supports has one as well.
      const other = await room.write(RISKS, ORDERS, assessing('three'));
      await room.submit(other);
      const third = await room.write(RISKS, TILL, assessing('four'));
      await room.submit(third);
      await room.revise(id, assessing('two', 'five'));
      await records.upkeep.retire(ada, third, 'Sold');
      expect((await titles()).sort()).toEqual(['five', 'three', 'two']);
      expect(await titles({ q: 'IV' })).toEqual(['five']);

      const before = await rows();
      expect(before.made).toHaveLength(2);
      for (const table of ['risk_register', 'risk_measures']) {
        await room.database(table).delete();
      }
      await posture.service.rebuild();
      await posture.service.sweep();
      expect(await rows()).toEqual(before);
    },
  );

  it.each(databases.eachSupportedId())(
    'are made anew when the policy is another, %p',
    async databaseId => {
      const room = await start(databaseId);
      const id = await room.write(RISKS, CHECKOUT, assessing('one'));
      await room.submit(id);
      const [lowest] = levels;
      const [{ level }] = (await room.list()).items;
      expect(level).toBe(lowest.id);
      const renamed = idsOf(levels).map(one => `${one}-2`);
      const changed = {
        ...policy,
        risk: {
          ...policy.risk,
          levels: levels.map((one, rank) => ({ ...one, id: renamed[rank] })),
          matrix: policy.risk.matrix.map(row => row.map(one => `${one}-2`)),
        },
      };
      const next = await recordsRoom(room.database, {
        entities: companyWith(),
        policy: changed,
      });
      const query = { of: 'now' as const, sort: 'level', limit: 10 };
      const { items } = await next.posture.risks.page(ada, query, NOW);
      expect(items.map(row => row.level)).toEqual([renamed[0]]);
    },
  );

  it.each(databases.eachSupportedId())(
    'are read by as many statements however much is assessed, %p',
    async databaseId => {
      const room = await start(databaseId);
      const statements = async (work: () => Promise<unknown>) => {
        const seen: string[] = [];
        const listen = ({ sql }: { sql: string }) => seen.push(sql);
        room.database.on('query', listen);
        await work();
        room.database.removeListener('query', listen);
        return seen;
      };
      const look = async () => [
        await statements(() => room.list()),
        await statements(() => room.register.matrix(ada, { of: 'now' }, NOW)),
      ];
      const assess = async (ref: string, count: number) => {
        const named = Array.from({ length: count }, (_, n) => `risk ${n}`);
        await room.submit(await room.write(RISKS, ref, assessing(...named)));
      };
      await assess(CHECKOUT, 1);
      const few = await look();
      for (const ref of [BASKET, TILL, ORDERS]) await assess(ref, 40);
      expect(await look()).toEqual(few);
      expect(few.map(({ length }) => length)).toEqual([1, 1]);
      expect(few.flat().join()).not.toContain('record_revisions');

      const blind = accessOf(ada.actor, { hidden: [BASKET, TILL] });
      const { items } = await room.list({ limit: 100 }, NOW, blind);
      expect([...new Set(items.map(row => row.subjectRef))].sort()).toEqual([
        CHECKOUT,
        ORDERS,
      ]);
      const { totals } = await room.register.matrix(blind, { of: 'now' }, NOW);
      expect([totals.risks, totals.measuresOpen]).toEqual([41, 41]);
    },
  );
});

/** Ids of listed risks, in the order of the assessment. */
async function ids(rows: Promise<{ riskId: string }[]>) {
  return (await rows)
    .map(({ riskId }) => ({ id: riskId }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
