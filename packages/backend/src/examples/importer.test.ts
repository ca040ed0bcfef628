import { join } from 'node:path';
import type {
  ImportSource,
  RecordRow,
  Status,
} from '@backstage-continuity/plugin-continuity-common';
import continuityPlugin from '@backstage-continuity/plugin-continuity-backend';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { evaluateExamples } from './__testUtils__/examplePosture';
import {
  examplesDir,
  importFolders,
  readCatalog,
  readHistory,
} from './__testUtils__/exampleFiles';
import { recordsOf } from './__testUtils__/exampleRecords';
import { withRelations } from './__testUtils__/relatedCatalog';

jest.setTimeout(300_000);

async function startDemo() {
  const entities = withRelations(readCatalog().map(({ value }) => value));
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      continuityPlugin,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        // Runs tasks when they are triggered, and only then.
        factory: () => scheduler,
      }),
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:0' },
          continuity: {
            imports: importFolders.map(folder => ({
              target: join(examplesDir, folder),
            })),
          },
        },
      }),
    ],
  });
  // History waits for a catalog that a second reading finds unchanged, and for the
  // graph made of it.
  for (const task of [
    'inventory-sync',
    'inventory-sync',
    'posture-sweep',
    'import-sources',
    'posture-sweep',
  ]) {
    await scheduler.triggerTask(task);
  }
  const get = async (path: string) => {
    const { status, body } = await request(server).get(
      `/api/continuity${path}`,
    );
    expect({ path, status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const all = async <T>(path: string): Promise<T[]> => {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: T[]; nextCursor: string | null } = await get(
        `${path}?limit=100${cursor ? `&cursor=${cursor}` : ''}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  };
  return { get, all };
}

describe('the documents of the example organisation', () => {
  it('are taken up by the plugin, and make the posture that its rules compute', async () => {
    const { get, all } = await startDemo();
    const sources: ImportSource[] = (await get('/imports')).items;
    expect(sources).toHaveLength(importFolders.length);
    for (const { target, report, error } of sources) {
      expect({ target, error, errors: report?.errors }).toEqual({
        target,
        error: null,
        errors: [],
      });
      expect(report?.created).toBeGreaterThan(0);
    }

    const now = new Date().toISOString();
    const tiers = new Map<string, string | null>();
    const records = await all<RecordRow>('/records');
    records.forEach(({ subjectRef, tier }) => tiers.set(subjectRef, tier));
    const expected = recordsOf(
      readHistory(now).map(({ value }) => value),
      ref => tiers.get(ref) ?? null,
    );
    const isCode = (row: { origin: unknown }) => row.origin !== null;
    expect(records.filter(isCode).map(row => row.subjectRef)).toEqual([
      'resource:default/backup-store',
    ]);
    expect(
      records
        .map(({ type, subjectRef, state, open }) => ({
          type,
          subjectRef,
          counts: state === 'approved',
          isRetired: state === 'retired',
          open: open?.state ?? null,
        }))
        .sort(byType),
    ).toEqual(
      expected
        .map(({ type, subjectRef, facts, retired }) => ({
          type: type.name,
          subjectRef,
          counts: facts.approved !== null && !retired,
          isRetired: retired,
          open: facts.open?.state ?? null,
        }))
        .sort(byType),
    );

    const statuses = new Map<string, Status>();
    for (const { entityRef, status } of await all<{
      entityRef: string;
      status: Status;
    }>('/entities')) {
      statuses.set(entityRef, status);
    }
    const computed = [...evaluateExamples(now)]
      .filter(([ref]) => statuses.has(ref))
      .map(([ref, { status }]) => [ref, status]);
    expect(Object.fromEntries(statuses)).toEqual(Object.fromEntries(computed));
  });
});

type Sorted = { type: string; subjectRef: string };

function byType(a: Sorted, b: Sorted): number {
  const [one, other] = [a, b].map(each => `${each.type} ${each.subjectRef}`);
  return one < other ? -1 : 1;
}
