import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  defaultPolicy,
  importRequestSchema,
} from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import { ChangesService } from '../changes';
import { migrationsDir } from '../database';
import { ExceptionsService } from '../exceptions';
import { ClassificationService, InventoryService } from '../inventory';
import { ReviewsService } from '../reviews';
import { RecordsService } from '../records';
import { TestingService } from '../testing';
import { ImportService } from './ImportService';

jest.setTimeout(60_000);

const anna = accessOf('user:default/anna');

const review = (key: string, more = '') => `
apiVersion: continuity/v1alpha1
kind: Review
metadata: { key: ${key} }
spec:
  entityRef: component:default/checkout
  reviewedAt: {{ now - P3M2D at 09:30 }}
  reviewedBy: user:default/anna
${more}`;

const scheduled = (key: string) => `
apiVersion: continuity/v1alpha1
kind: ScheduledTest
metadata:
  key: ${key}
spec:
  title: Restore the orders database
  area: continuity
  type: functional
  entityRefs: [component:default/checkout]
  plannedAt: "{{ today + P11D }}"
`;

const exception = (key: string) => `
apiVersion: continuity/v1alpha1
kind: PolicyException
metadata:
  key: ${key}
spec:
  entityRef: component:default/checkout
  check: tests.overdue
  reason: The test site is being moved
  requestedAt: {{ now - P10D }}
  requestedBy: user:default/anna
  expiresAt: {{ now + P30D }}
  approved:
    at: {{ now - P9D }}
    by: user:default/ben
`;

const classification = (key: string) => `
apiVersion: continuity/v1alpha1
kind: Classification
metadata:
  key: ${key}
spec:
  entityRef: component:default/checkout
  continuity: { tier: essential }
  classifiedAt: {{ now - P20D }}
  classifiedBy: user:default/anna
`;

const all = (...documents: string[]) => documents.join('\n---\n');

describe('ImportService', () => {
  const databases = TestDatabases.create();

  async function setUp(databaseId: TestDatabaseId) {
    const database = await databases.init(databaseId);
    await database.migrate.latest({ directory: migrationsDir });
    const clock = { now: new Date('2026-03-31T14:20:00.000Z') };
    const now = () => clock.now;
    const core = {
      database,
      policy: defaultPolicy,
      inventory: InventoryService.create({ database }),
      changes: ChangesService.create({
        database,
        logger: mockServices.logger.mock(),
      }),
      now,
      clock: now,
    };
    const reviews = ReviewsService.create(core);
    const testing = TestingService.create(core);
    const exceptions = ExceptionsService.create(core);
    const documents = ImportService.create({
      ...core,
      classifications: ClassificationService.create(core),
      reviews,
      testing,
      exceptions,
      records: RecordsService.create({
        ...core,
        members: { usersOf: async refs => refs },
      }),
    });
    const run = (content: string | Record<string, string>, more = {}) =>
      documents.run(
        importRequestSchema.parse({
          files: Object.entries(
            typeof content === 'string' ? { 'history.yaml': content } : content,
          ).map(([name, text]) => ({ name, content: text })),
          ...more,
        }),
      );
    const marked = () =>
      database('changes').orderBy('entity_ref').pluck('entity_ref');
    const written = async () => ({
      reviews: (await reviews.list(anna, { limit: 500 })).items,
      exceptions: (await exceptions.list(anna, { limit: 500 })).items,
    });
    return { database, clock, run, marked, written };
  }

  it.each(databases.eachSupportedId())(
    'takes up all kinds, once, with dates as of the first import, on %p',
    async databaseId => {
      const { clock, run, marked, written, database } = await setUp(databaseId);
      const history = all(
        exception('e'),
        scheduled('t'),
        review('r'),
        classification('c'),
      );
      expect(await run(history)).toEqual({
        dryRun: false,
        created: 4,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        applied: true,
        errors: [],
      });
      expect(await marked()).toEqual(['component:default/checkout']);
      const first = await written();
      expect(first.reviews).toMatchObject([
        { reviewedAt: '2025-12-29T09:30:00.000Z' },
      ]);
      expect(first.exceptions).toMatchObject([
        { state: 'approved', expiresAt: '2026-04-30T14:20:00.000Z' },
      ]);

      await database('changes').delete();
      clock.now = new Date('2026-04-15T00:00:00.000Z');
      expect(await run(`# told better\n${history}`)).toMatchObject({
        unchanged: 4,
        applied: false,
      });
      expect(await marked()).toEqual([]);
      expect(await written()).toEqual(first);

      expect(
        await run(all(review('r', '  note: seen'), scheduled('t'))),
      ).toMatchObject({ updated: 1, unchanged: 1, applied: true });
      expect((await written()).reviews).toMatchObject([
        { note: 'seen', reviewedAt: '2026-01-13T09:30:00.000Z' },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'names file, line, path, value and expectation of every mistake, on %p',
    async databaseId => {
      const { run, written, marked } = await setUp(databaseId);
      const report = await run({
        'good.yaml': review('good'),
        'bad.yaml': all(
          review('r1').replace('component:default/checkout', 'checkout'),
          review('r2', '  notes: x'),
          review('r3').replace('now - P3M2D', 'yesterday'),
          review('r4').replace('kind: Review', 'kind: Revue'),
          review('r5').replace('now - P3M2D', 'now + P1D'),
          review('r6').replace('  reviewedBy: user:default/anna', ''),
          review('good'),
          'a: [',
          review('r7', '  note: "nul\\0"'),
          '- just\n- a list',
        ),
      });
      expect(report).toMatchObject({
        created: 1,
        rejected: 10,
        applied: false,
        dryRun: false,
      });
      expect(
        report.errors.map(({ file, line, path, value }) => [
          file,
          line,
          path,
          value,
        ]),
      ).toEqual([
        ['bad.yaml', 6, 'spec.entityRef', 'checkout'],
        ['bad.yaml', 19, 'spec.notes', 'x'],
        ['bad.yaml', 27, 'spec.reviewedAt', '{{ yesterday at 09:30 }}'],
        ['bad.yaml', 33, 'kind', 'Revue'],
        ['bad.yaml', 55, 'spec.reviewedBy', null],
        ['bad.yaml', 64, 'metadata.key', 'good'],
        ['bad.yaml', expect.any(Number), '', null],
        ['bad.yaml', 81, 'spec.note', 'nul\0'],
        ['bad.yaml', 83, '', '["just","a list"]'],
        ['bad.yaml', 47, 'spec.reviewedAt', '{{ now + P1D at 09:30 }}'],
      ]);
      expect(report.errors[0].expected).toBe(
        'an entity reference such as component:default/checkout',
      );
      expect(report.errors[3].expected).toMatch(/ \| 'Review' \| /);
      expect(report.errors[9].expected).toBe(
        'an instant that is not in the future',
      );
      expect((await written()).reviews).toEqual([]);
      expect(await marked()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'imports the good ones although others are bad, when told to, on %p',
    async databaseId => {
      const { run, written, marked } = await setUp(databaseId);
      const history = all(
        review('bad').replace('now - P3M2D', 'now + P1D'),
        review('good'),
        review('worse').replace('spec:', 'specification:'),
      );
      expect(await run(history, { acceptPartial: true })).toMatchObject({
        created: 1,
        rejected: 2,
        applied: true,
      });
      expect((await written()).reviews).toHaveLength(1);
      expect(await marked()).toEqual(['component:default/checkout']);
      // What was refused is not remembered as taken up.
      expect(await run(history, { acceptPartial: true })).toMatchObject({
        unchanged: 1,
        rejected: 2,
        applied: false,
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'writes nothing in a dry run, and tells what it would do, on %p',
    async databaseId => {
      const { run, written, marked } = await setUp(databaseId);
      const history = all(review('r'), exception('e'), classification('c'));
      expect(
        await run(history, { dryRun: true, acceptPartial: true }),
      ).toMatchObject({ dryRun: true, created: 3, applied: false });
      expect(await written()).toEqual({ reviews: [], exceptions: [] });
      expect(await marked()).toEqual([]);
      expect(await run(history)).toMatchObject({ created: 3, applied: true });
    },
  );

  it.each(databases.eachSupportedId())(
    'takes up each document once when two import at once, on %p',
    async databaseId => {
      const { run, written } = await setUp(databaseId);
      const history = all(review('a'), review('b'), exception('e'));
      const reports = await Promise.all([run(history), run(history)]);
      expect(reports.map(report => report.created).sort()).toEqual([0, 3]);
      expect(reports.map(report => report.unchanged).sort()).toEqual([0, 3]);
      expect((await written()).reviews).toHaveLength(2);
    },
  );
});
