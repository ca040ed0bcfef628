import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { startContinuity } from '../__testUtils__/backend';
import {
  ANNA,
  BORIS,
  CARLA,
  CHECKOUT,
  TILL,
  WEB,
} from '../__testUtils__/company';
import { addHistory } from '../__testUtils__/history';
import {
  ANALYSIS,
  analysisContent,
  approveRecord,
  writeRecord,
} from '../__testUtils__/records';
import { migrationsDir } from '../database';

jest.setTimeout(300_000);

const directory = migrationsDir;
const migrations = readdirSync(directory)
  .filter(name => name.endsWith('.js'))
  .sort();

/** What only this database holds, and by what its rows are told apart. */
const kept: Record<string, string[]> = {
  reviews: ['id'],
  exceptions: ['id'],
  tests: ['id'],
  test_entities: ['test_id', 'entity_ref'],
  calendar_feeds: ['id'],
  imported_documents: ['kind', 'key'],
  inventory_classifications: ['entity_ref'],
  finding_openings: ['entity_ref', 'check_id', 'subject'],
  records: ['id'],
  record_revisions: ['record_id', 'revision'],
  record_comments: ['id'],
  record_events: ['id'],
  record_people: ['record_id', 'role', 'ref'],
  record_acknowledgements: ['record_id', 'revision', 'ref'],
};

describe('upgrade', () => {
  const databases = TestDatabases.create();

  /** Rows of the tables that there are, as JSON. */
  async function contentOf(knex: Knex) {
    const content: Record<string, Record<string, unknown>[]> = {};
    for (const [table, keys] of Object.entries(kept)) {
      if (await knex.schema.hasTable(table)) {
        content[table] = await knex(table).orderBy(keys).select();
      }
    }
    return content;
  }

  /** What people did before there was a newer version. */
  async function work(database: Knex) {
    const { api, scheduler, stop } = await startContinuity({ database });
    const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(api);
    const { tests, exceptions } = await addHistory(carla);
    await anna.recordOutcome({
      params: { id: tests.web.id },
      body: { revision: 1, outcome: 'successful', entities: [] },
    });
    await boris.approveException({
      params: { id: exceptions[0].id },
      body: { revision: 1 },
    });
    await carla.putClassification({
      params: { kind: 'component', namespace: 'default', name: 'blog' },
      body: { revision: 0, continuity: { tier: 'essential' } },
    });
    await anna.createCalendarFeed({ body: { subjectRef: WEB } });
    const content = JSON.stringify({
      apiVersion: 'continuity/v1alpha1',
      kind: 'Review',
      metadata: { key: 'imported' },
      spec: {
        entityRef: TILL,
        reviewedAt: '2026-01-01T00:00:00Z',
        reviewedBy: BORIS,
      },
    });
    await carla.importDocuments({
      body: { files: [{ name: 'a.yaml', content }] },
    });
    const { id } = await writeRecord(
      carla,
      ANALYSIS,
      CHECKOUT,
      analysisContent(),
    );
    await carla.putRecordPeople({
      params: { id },
      body: {
        version: 0,
        ownOwnerRef: null,
        contributors: [],
        circulation: [BORIS],
      },
    });
    const { revisions } = await approveRecord(carla, id, anna);
    const [{ revision, contentHash }] = revisions;
    await boris.acknowledgeRecord({
      params: { id },
      body: { revision, contentHash },
    });
    await carla.commentOnRecord({
      params: { id },
      body: { revision, body: 'Good' },
    });
    await scheduler.triggerTask('posture-sweep');
    const rows = await anna.listEntities({});
    await stop();
    return rows.items.map(row => row.entityRef).sort();
  }

  it.each(databases.eachSupportedId())(
    'keeps what people wrote, from every earlier version, and so does going back, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const entities = await work(database);
      const all = await contentOf(database);
      const empty = Object.keys(kept).filter(table => !all[table]?.length);
      expect(empty).toEqual([]);

      // Back by one version at a time, each time with all that is left.
      for (let level = migrations.length - 1; level > 0; level--) {
        const before = await contentOf(database);
        for (const name of migrations.slice(level).reverse()) {
          await database.migrate.down({ directory, name });
        }
        const older = await contentOf(database);
        for (const [table, rows] of Object.entries(older)) {
          const names = Object.keys(await database(table).columnInfo());
          const shared = (row: Record<string, unknown>) =>
            Object.fromEntries(names.map(name => [name, row[name]]));
          expect([level, table, rows]).toEqual([
            level,
            table,
            before[table].map(shared),
          ]);
        }

        // And forward again, as the plugin does when it starts.
        const { api, scheduler, stop } = await startContinuity({ database });
        await scheduler.triggerTask('posture-sweep');
        const newer = await contentOf(database);
        for (const [table, rows] of Object.entries(older)) {
          if (table === 'finding_openings') continue;
          expect([level, table, newer[table]]).toEqual([
            level,
            table,
            rows.map(row => expect.objectContaining(row)),
          ]);
        }
        const anna = api(ANNA);
        const { items } = await anna.listEntities({});
        expect(items.map(row => row.entityRef).sort()).toEqual(entities);
        expect(await anna.getState()).toMatchObject({ pendingChanges: 0 });
        const card = await anna.getEntityPosture({
          params: { kind: 'component', namespace: 'default', name: 'till' },
        });
        expect([level, card.review.lastReviewedBy]).toEqual([
          level,
          older.reviews ? CARLA : null,
        ]);
        await stop();
      }
    },
  );
});
