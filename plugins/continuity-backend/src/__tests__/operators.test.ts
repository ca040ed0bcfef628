import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, BORIS, CHECKOUT } from '../__testUtils__/company';
import { createMeter } from '../__testUtils__/meter';
import {
  ANALYSIS,
  analysisContent,
  companyWith,
  writeRecord,
} from '../__testUtils__/records';
import { changingCatalog } from '../inventory/__testUtils__/catalog';
import { Inbox } from '../reminders/__testUtils__/room';

jest.setTimeout(120_000);

/** Figures are good for some seconds: shows the clock of a collector that comes later. */
function later(seconds: number) {
  const now = Date.now() + seconds * 1000;
  jest.spyOn(Date, 'now').mockReturnValue(now);
}

describe('what operators see of a backend', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  async function start(databaseId: string) {
    const meter = createMeter();
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const catalog = changingCatalog();
    catalog.put(...companyWith());
    const inbox = new Inbox();
    const database = await databases.init(databaseId as 'SQLITE_3');
    const backend = await startContinuity({
      database,
      catalog: catalog.service,
      notifications: inbox,
      features: [meter.factory, logger.factory],
    });
    /** How often the plugin said something like this at this level. */
    const said = (level: 'info' | 'warn' | 'error', text: string) =>
      logger[level].mock.calls.filter(([line]) => `${line}`.includes(text))
        .length;
    return { ...backend, catalog, inbox, meter, said };
  }

  it.each(databases.eachSupportedId())(
    'shows when the catalog is away, while posture is served, %p',
    async databaseId => {
      const {
        api,
        call,
        catalog,
        database,
        meter,
        port,
        said,
        scheduler,
        stop,
      } = await start(databaseId);
      const lag = () => meter.gauge('continuity.sync.lag');
      const failed = () =>
        meter.valuesOf('continuity.sync.duration', { outcome: 'failed' });
      await scheduler.triggerTask('posture-sweep');
      const entities = meter.sum('continuity.sync.entities', {
        change: 'written',
      });
      expect(entities).toBeGreaterThan(3);
      expect(said('info', `${entities} changed, 0 removed`)).toBe(1);
      expect(failed()).toEqual([]);
      expect(await lag()).toBeLessThan(60);
      await scheduler.triggerTask('inventory-sync');
      expect(said('info', 'Read ')).toBe(1);

      catalog.failAfter(0);
      await database('inventory_sync').update({
        synced_at: new Date(Date.now() - 3_600_000),
      });
      later(10);
      for (let round = 0; round < 3; round++) {
        await scheduler.triggerTask('inventory-sync');
      }
      expect(failed()).toEqual([
        expect.any(Number),
        expect.any(Number),
        expect.any(Number),
      ]);
      expect(await lag()).toBeGreaterThan(3500);
      expect(said('warn', 'The catalog is away')).toBe(1);
      expect(await api(ANNA).getState()).toMatchObject({
        syncError: 'The catalog is away',
        policyApplied: true,
      });
      const shown = await call('get', '/entities/component/default/checkout');
      expect(shown.body).toMatchObject({ entityRef: CHECKOUT });
      const ready = await fetch(
        `http://localhost:${port}/.backstage/health/v1/readiness`,
      );
      expect(ready.status).toBe(200);

      catalog.failAfter(Infinity);
      await scheduler.triggerTask('inventory-sync');
      later(10);
      expect(await lag()).toBeLessThan(60);
      expect(said('info', 'can be read again')).toBe(1);
      expect(await api(ANNA).getState()).toMatchObject({ syncError: null });
      await stop();
    },
  );

  it.each(databases.eachSupportedId())(
    'shows what waits to be evaluated, and for how long, %p',
    async databaseId => {
      const { api, database, meter, scheduler, stop } = await start(databaseId);
      const anna = api(ANNA);
      const waiting = (stage: string) =>
        meter.gauge('continuity.changes.waiting', { stage });
      await scheduler.triggerTask('posture-sweep');
      const evaluated = meter.sum('continuity.evaluation.entities');
      expect(evaluated).toBeGreaterThan(3);
      expect(meter.sum('continuity.evaluation.checks')).toBeGreaterThan(
        evaluated,
      );
      expect(
        meter.valuesOf('continuity.sweep.duration', { outcome: 'succeeded' }),
      ).toHaveLength(1);
      later(10);
      expect(await waiting('graph')).toBe(0);
      expect(await waiting('evaluation')).toBe(0);
      expect(await meter.gauge('continuity.projection.lag')).toBe(0);
      const before = await anna.getState();
      expect(before).toMatchObject({ pendingChanges: 0, pendingSince: null });
      expect(Date.parse(before.evaluatedAt!)).not.toBeNaN();

      const since = '2026-01-01T00:00:00.000Z';
      await database('changes').insert({
        entity_ref: CHECKOUT,
        token: 'of a process that died',
        marked_at: new Date(since),
      });
      later(10);
      expect(await waiting('graph')).toBe(1);
      expect(await meter.gauge('continuity.projection.lag')).toBeGreaterThan(
        86_400,
      );
      expect(await anna.getState()).toMatchObject({
        pendingChanges: 1,
        pendingSince: since,
      });

      await scheduler.triggerTask('posture-sweep');
      later(10);
      expect(await waiting('graph')).toBe(0);
      expect(await meter.gauge('continuity.projection.lag')).toBe(0);
      expect(
        meter.valuesOf('continuity.graph.lock_wait').length,
      ).toBeGreaterThan(0);
      await stop();
    },
  );

  it.each(databases.eachSupportedId())(
    'shows notifications that are refused, %p',
    async databaseId => {
      const { api, inbox, meter, said, scheduler, database, stop } =
        await start(databaseId);
      const boris = api(BORIS);
      const { id, draft } = await writeRecord(
        boris,
        ANALYSIS,
        CHECKOUT,
        analysisContent(),
      );
      await boris.submitDraft({
        params: { id },
        body: { version: draft.version },
      });
      const tried = (outcome: string) =>
        meter.sum('continuity.notice.attempts', { outcome });
      const again = () =>
        meter.gauge('continuity.notices.waiting', { attempt: 'again' });
      inbox.refusal = new Error('Request failed with 503');
      await scheduler.triggerTask('reminders');
      expect(tried('refused')).toBe(1);
      expect(tried('sent')).toBe(0);
      expect(await again()).toBe(1);
      expect(said('warn', 'could not be sent')).toBe(1);

      inbox.refusal = undefined;
      await database('notices').update({ next_attempt_at: new Date(0) });
      await scheduler.triggerTask('reminders');
      later(10);
      expect(tried('sent')).toBe(1);
      expect(await again()).toBe(0);
      expect(said('info', 'can be sent again')).toBe(1);
      await stop();
    },
  );

  it('is written down, each figure by its name and unit', async () => {
    const { meter, stop } = await start('SQLITE_3');
    const page = readFileSync(
      join(__dirname, '../../../../docs/operations.md'),
      'utf8',
    );
    expect(meter.instruments.size).toBeGreaterThan(10);
    for (const { name, unit, description } of meter.instruments.values()) {
      expect(page).toMatch(
        new RegExp(`\\| \`${name.replace(/\./g, '\\.')}\` +\\|`),
      );
      expect(unit).toMatch(/^(s|\{[a-z]+\})$/);
      expect(description).toBeTruthy();
    }
    const documented = page.matchAll(/^\| `(continuity\.[a-z_.]+)` +\|/gm);
    expect(
      [...documented]
        .map(([, name]) => name)
        .filter(name => !name.startsWith('continuity.record.'))
        .sort(),
    ).toEqual([...meter.instruments.keys()].sort());
    await stop();
  });

  it('is nothing where it cannot be found out', async () => {
    const { meter, stop, database } = await start('SQLITE_3');
    await database.schema.dropTable('inventory_sync');
    await database.schema.dropTable('notices');
    expect(await meter.gauge('continuity.sync.lag')).toBeUndefined();
    expect(
      await meter.gauge('continuity.notices.waiting', { attempt: 'first' }),
    ).toBeUndefined();
    await stop();
  });
});
