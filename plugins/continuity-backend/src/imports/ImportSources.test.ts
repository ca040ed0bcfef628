import {
  createMockDirectory,
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { defaultPolicy } from '@backstage-continuity/plugin-continuity-common';
import { ChangesService } from '../changes';
import { migrationsDir } from '../database';
import { ExceptionsService } from '../exceptions';
import { ClassificationService, InventoryService } from '../inventory';
import type { ImportSourceConfig } from '../policy';
import { ReviewsService } from '../reviews';
import { RecordsService } from '../records';
import { TestingService } from '../testing';
import { ImportService } from './ImportService';
import { ImportSources } from './ImportSources';

jest.setTimeout(60_000);

const URL = 'https://example.org/history.yaml';

const review = (key: string, at = '{{ now - P1D }}') => `---
apiVersion: continuity/v1alpha1
kind: Review
metadata: { key: ${key} }
spec:
  entityRef: component:default/checkout
  reviewedAt: ${at}
  reviewedBy: user:default/anna
`;

describe('ImportSources', () => {
  const databases = TestDatabases.create();
  const folder = createMockDirectory();

  async function setUp(
    databaseId: TestDatabaseId,
    imports: ImportSourceConfig[],
  ) {
    const database = await databases.init(databaseId);
    await database.migrate.latest({ directory: migrationsDir });
    const logger = mockServices.logger.mock();
    const success = jest.fn();
    const core = {
      database,
      logger,
      policy: defaultPolicy,
      inventory: InventoryService.create({ database }),
      changes: ChangesService.create({ database, logger }),
      urlReader: mockServices.urlReader.mock(),
      auditor: mockServices.auditor.mock({
        createEvent: jest.fn(async () => ({ success, fail: jest.fn() })),
      }),
    };
    const sources = ImportSources.create({
      ...core,
      imports,
      documents: ImportService.create({
        ...core,
        classifications: ClassificationService.create(core),
        reviews: ReviewsService.create(core),
        testing: TestingService.create(core),
        exceptions: ExceptionsService.create(core),
        records: RecordsService.create({
          ...core,
          members: { usersOf: async refs => refs },
        }),
      }),
    });
    return { sources, ...core };
  }

  it.each(databases.eachSupportedId())(
    'reads files and folders, what is good of them, on %p',
    async databaseId => {
      folder.setContent({
        history: {
          'b.yaml': review('b') + review('bad', 'soon'),
          'a.yml': review('a'),
          'notes.txt': 'not: [yaml',
        },
        'single.yaml': review('c'),
      });
      const targets = [
        folder.resolve('history'),
        folder.resolve('single.yaml'),
        folder.resolve('missing.yaml'),
      ];
      const { sources } = await setUp(
        databaseId,
        targets.map(target => ({ target })),
      );
      expect(await sources.list()).toEqual(
        targets.map(target => ({
          target,
          lastReadAt: null,
          report: null,
          error: null,
        })),
      );
      for (const target of targets) await sources.read(target);
      expect(await sources.list()).toMatchObject([
        {
          lastReadAt: expect.any(String),
          report: {
            created: 2,
            rejected: 1,
            errors: [
              {
                file: folder.resolve('history/b.yaml'),
                line: 15,
                path: 'spec.reviewedAt',
                value: 'soon',
              },
            ],
          },
          error: null,
        },
        { report: { created: 1 }, error: null },
        { report: null, error: expect.stringContaining('ENOENT') },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'reads addresses again only when they changed, on %p',
    async databaseId => {
      const { sources, urlReader, auditor } = await setUp(databaseId, [
        { target: URL },
      ]);
      urlReader.readUrl.mockResolvedValueOnce({
        buffer: async () => Buffer.from(review('a')),
        etag: 'one',
      });
      await sources.read(URL);
      urlReader.readUrl.mockRejectedValueOnce(new NotModifiedError());
      await sources.read(URL);
      expect(urlReader.readUrl).toHaveBeenLastCalledWith(URL, { etag: 'one' });
      expect(await sources.list()).toMatchObject([
        { target: URL, report: { created: 1 }, error: null },
      ]);

      urlReader.readUrl.mockRejectedValueOnce(new Error('not today'));
      await sources.read(URL);
      expect(await sources.list()).toMatchObject([
        { report: { created: 1 }, error: 'not today' },
      ]);

      urlReader.readUrl.mockResolvedValueOnce({
        buffer: async () => Buffer.from('no: history'),
        etag: 'two',
      });
      await sources.read(URL);
      urlReader.readUrl.mockResolvedValueOnce({
        buffer: async () => Buffer.alloc(5_000_001),
      });
      await sources.read(URL);
      // What was refused is read again although the address did not change.
      expect(urlReader.readUrl).toHaveBeenLastCalledWith(URL, {
        etag: undefined,
      });
      expect(await sources.list()).toMatchObject([
        { error: expect.stringContaining('at most 5 MB') },
      ]);
      // Of all these readings one brought something.
      expect(auditor.createEvent.mock.calls).toMatchObject([
        [{ eventId: 'history-import', meta: { target: URL, created: 1 } }],
      ]);
    },
  );

  it('is scheduled, and starts at once, one task for each frequency', async () => {
    const scheduler = mockServices.scheduler.mock();
    const { sources } = await setUp('SQLITE_3', [
      { target: 'a.yaml' },
      { target: 'b.yaml' },
      { target: URL, schedule: { frequency: { hours: 6 } } },
    ]);
    await sources.schedule(scheduler);
    expect(
      scheduler.scheduleTask.mock.calls.map(([task]) => task.frequency),
    ).toEqual([{ minutes: 10 }, { hours: 6 }]);
    expect(scheduler.triggerTask.mock.calls).toEqual([
      ['import-sources'],
      ['import-sources-PT6H'],
    ]);
  });

  it('reads nothing before the mirror of the catalog is filled', async () => {
    folder.setContent({ 'a.yaml': review('a') });
    const scheduler = mockServices.scheduler.mock();
    const target = folder.resolve('a.yaml');
    const { sources, database } = await setUp('SQLITE_3', [{ target }]);
    await sources.schedule(scheduler);
    const [[{ fn }]] = scheduler.scheduleTask.mock.calls;
    const { signal } = new AbortController();
    await fn(signal);
    expect(await sources.list()).toMatchObject([{ lastReadAt: null }]);

    await database('inventory_sync').insert({ id: 1, settled_at: new Date() });
    await fn(signal);
    expect(await sources.list()).toMatchObject([{ report: { created: 1 } }]);
  });
});
