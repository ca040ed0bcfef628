import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  validationReportSchema,
  validationRequestSchema,
  type ValidationFinding,
  type ValidationRequest,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { stringify } from 'yaml';
import { accessOf } from '../../__testUtils__/access';
import { service } from '../../__testUtils__/company';
import { catalogEntity, createWorld } from '../../__testUtils__/world';
import type { Access } from '../../http';
import { ValidationService } from './ValidationService';

jest.setTimeout(120_000);

const NOW = '2026-06-01T12:00:00.000Z';
const anna = accessOf('user:default/anna');
const webs = { ownedBy: 'group:default/web' };

const CHECKOUT = 'component:default/checkout';
const LABELS = 'component:default/labels';
const ORDERS = 'vitalbusinessfunction:default/orders';

const fourHours = { tier: 'important', rto: 'PT4H', rpo: 'PT1H', mtpd: 'P1D' };
const oneDay = { tier: 'important', rto: 'PT24H', rpo: 'PT1H', mtpd: 'P2D' };

/** Checkout takes orders and needs the basket; nothing needs the labels yet. */
const company: Entity[] = [
  catalogEntity('Group', 'web', { type: 'team', children: [] }),
  catalogEntity(
    'VitalBusinessFunction',
    'orders',
    {
      owner: 'web',
      rto: 'PT12H',
      rpo: 'PT2H',
      mtpd: 'P2D',
      supportedBy: ['checkout'],
    },
    webs,
  ),
  service('checkout', fourHours, {
    ...webs,
    dependsOn: 'component:default/basket',
  }),
  service('basket', fourHours, webs),
  service('labels', oneDay, webs),
];
/** As the file of it says. */
company[2].spec = { ...company[2].spec, dependsOn: ['component:basket'] };

/** The file of an entity, with other fields in its spec. */
function fileOf(
  kind: string,
  name: string,
  spec: Record<string, unknown>,
): { path: string; text: string } {
  const isFunction = kind === 'VitalBusinessFunction';
  return {
    path: `${name}.yaml`,
    text: stringify({
      apiVersion: isFunction ? 'continuity/v1alpha1' : 'backstage.io/v1alpha1',
      kind,
      metadata: { name },
      spec: isFunction
        ? spec
        : { type: 'service', lifecycle: 'production', owner: 'web', ...spec },
    }),
  };
}

const checkoutWith = (spec: Record<string, unknown>) =>
  fileOf('Component', 'checkout', { continuity: fourHours, ...spec });

/** Checks of an entity among findings. */
function checksOf(findings: ValidationFinding[], ref: string): string[] {
  return findings
    .filter(({ entityRef }) => entityRef === ref)
    .map(({ check }) => check)
    .sort();
}

/** All that the database holds. */
async function contentOf(database: Knex): Promise<string> {
  const tables: string[] =
    database.client.config.client === 'pg'
      ? await database('pg_tables')
          .where({ schemaname: 'public' })
          .orderBy('tablename')
          .pluck('tablename')
      : await database('sqlite_master')
          .where({ type: 'table' })
          .orderBy('name')
          .pluck('name');
  const content: unknown[] = [];
  for (const table of tables) {
    const rows = (await database(table).select()).map(row =>
      JSON.stringify(row),
    );
    content.push([table, rows.sort()]);
  }
  expect(tables.length).toBeGreaterThan(10);
  return JSON.stringify(content);
}

describe('ValidationService', () => {
  const databases = TestDatabases.create();

  async function start(
    databaseId: TestDatabaseId,
    options: { entities?: Entity[]; judgedAtMost?: number } = {},
  ) {
    const { entities = company, ...rest } = options;
    const database = await databases.init(databaseId);
    const world = await createWorld(database, { entities, now: NOW });
    const validation = ValidationService.create({
      ...world,
      ...rest,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
    });
    const validate = async (
      request: ValidationRequest,
      access: Access = anna,
    ) => {
      const before = await contentOf(database);
      const report = await validation.validate(
        access,
        validationRequestSchema.parse(request),
        NOW,
      );
      expect(await contentOf(database)).toBe(before);
      return validationReportSchema.parse(report);
    };
    return { ...world, validate };
  }

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    it('finds what a dependency that is too slow breaks, on both ends', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          checkoutWith({
            dependsOn: ['component:basket', 'component:labels'],
          }),
        ],
      });
      expect(report).toMatchObject({
        entities: [
          { entityRef: CHECKOUT, change: 'changed', path: 'checkout.yaml' },
        ],
        errors: [],
        mended: [],
        hidden: 0,
        notJudged: 0,
      });
      expect(report.judged).toBeGreaterThanOrEqual(2);
      expect(report.standing).toBeGreaterThan(0);
      const [first] = report.broken;
      expect(report.broken).toContainEqual({
        check: 'dependencies.rto-inversion',
        subject: LABELS,
        severity: 'high',
        entityRef: CHECKOUT,
        title: 'checkout',
        message: expect.stringContaining('labels'),
        figures: expect.objectContaining({
          actual: 86_400,
          limit: 14_400,
          dependency: LABELS,
        }),
        path: 'checkout.yaml',
        line: 16,
      });
      expect(first.severity).toBe('high');
      const weaker = report.broken.find(
        ({ entityRef, subject }) => entityRef === LABELS && subject === 'rto',
      );
      // The line at which the changed file names the labels.
      expect(weaker).toMatchObject({
        check: 'objectives.weaker-than-required',
        path: 'checkout.yaml',
        line: 16,
      });
    });

    it('finds what a change mends', async () => {
      const entities = [
        ...company.filter(({ metadata }) => metadata.name !== 'checkout'),
        {
          ...service('checkout', fourHours, {
            ...webs,
            dependsOn: LABELS,
          }),
        },
      ];
      const { validate } = await start(databaseId, { entities });
      const report = await validate({
        documents: [fileOf('Component', 'labels', { continuity: fourHours })],
      });
      expect(checksOf(report.mended, CHECKOUT)).toContain(
        'dependencies.rto-inversion',
      );
      expect(checksOf(report.mended, LABELS)).toContain(
        'objectives.weaker-than-required',
      );
      expect(report.broken).toEqual([]);
      const mended = report.mended.find(
        ({ entityRef }) => entityRef === CHECKOUT,
      );
      expect(mended).toMatchObject({ path: 'labels.yaml' });
    });

    it('judges new entities', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          fileOf('Component', 'till', {
            continuity: { tier: 'unheard-of' },
            dependencyOf: ['component:checkout'],
          }),
        ],
      });
      expect(report.entities).toEqual([
        {
          entityRef: 'component:default/till',
          change: 'added',
          path: 'till.yaml',
        },
        // Needs it by what the new one says.
        { entityRef: CHECKOUT, change: 'changed', path: null },
      ]);
      expect(checksOf(report.broken, 'component:default/till')).toContain(
        'classification.tier-unknown',
      );
      const [unknown] = report.broken.filter(
        ({ check }) => check === 'classification.tier-unknown',
      );
      expect(unknown.line).toEqual(expect.any(Number));
    });

    it('finds who still names what is removed', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        removed: [
          'component:default/basket',
          'component:default/never-there',
          'template:default/some',
        ],
      });
      expect(report.entities).toEqual([
        {
          entityRef: 'component:default/basket',
          change: 'removed',
          path: null,
        },
      ]);
      expect(report.broken).toMatchObject([
        {
          check: 'dependencies.dangling',
          entityRef: CHECKOUT,
          subject: 'component:default/basket',
          path: null,
          line: null,
        },
      ]);
      // What is gone has nothing mended.
      expect(report.mended).toEqual([]);
    });

    it('carries a stricter business function to all it needs', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          fileOf('VitalBusinessFunction', 'orders', {
            owner: 'web',
            rto: 'PT1H',
            rpo: 'PT1H',
            mtpd: 'PT2H',
            supportedBy: ['checkout'],
          }),
        ],
      });
      expect(report.entities).toMatchObject([
        { entityRef: ORDERS, change: 'changed' },
      ]);
      for (const ref of [CHECKOUT, 'component:default/basket']) {
        expect(checksOf(report.broken, ref)).toContain(
          'objectives.weaker-than-required',
        );
      }
      expect(
        report.broken.filter(
          ({ subject, path, line }) =>
            ['rto', 'mtpd'].includes(subject) &&
            (path !== 'orders.yaml' || line === null),
        ),
      ).toEqual([]);
    });

    it('says nothing of what stays as it is', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          checkoutWith({ dependsOn: ['component:basket'] }),
          { path: 'nothing.yaml', text: 'a: 1' },
          { path: 'broken.yaml', text: 'apiVersion: [' },
        ],
      });
      expect(report).toEqual({
        entities: [
          { entityRef: CHECKOUT, change: 'unchanged', path: 'checkout.yaml' },
        ],
        errors: [
          {
            path: 'broken.yaml',
            line: expect.any(Number),
            message: expect.any(String),
          },
        ],
        broken: [],
        mended: [],
        standing: 0,
        hidden: 0,
        judged: 0,
        notJudged: 0,
      });
    });

    it('keeps to what the caller may see', async () => {
      const { validate } = await start(databaseId);
      const request = {
        documents: [
          checkoutWith({ dependsOn: ['component:basket', 'component:labels'] }),
        ],
      };
      const all = await validate(request);
      const without = async (hidden: string[]) => {
        const visible = accessOf('user:default/anna', { hidden });
        return validate(request, {
          ...visible,
          scope: { type: 'where', criteria: { not: { anyOf: [] } } },
        });
      };
      const one = await without([LABELS]);
      expect(one.broken.map(({ entityRef }) => entityRef)).not.toContain(
        LABELS,
      );
      expect(one.broken.length + one.hidden).toBe(all.broken.length);
      const inversion = one.broken.find(
        ({ check }) => check === 'dependencies.rto-inversion',
      );
      expect(inversion?.message).toContain('an entity you cannot see');
      expect(inversion?.figures.dependency).toBeUndefined();

      // Nothing tells that the entity exists.
      const none = await without([LABELS, CHECKOUT]);
      expect(none).toMatchObject({
        entities: [{ entityRef: CHECKOUT, change: 'added' }],
        broken: [],
        hidden: all.broken.length,
      });
    });

    it('judges no more than can be judged, the changed ones first', async () => {
      const { validate } = await start(databaseId, { judgedAtMost: 1 });
      const report = await validate({
        documents: [
          checkoutWith({ dependsOn: ['component:basket', 'component:labels'] }),
        ],
      });
      expect(report.judged).toBe(1);
      expect(report.notJudged).toBeGreaterThan(0);
      expect(new Set(report.broken.map(({ entityRef }) => entityRef))).toEqual(
        new Set([CHECKOUT]),
      );
    });

    it('leaves nothing behind when it fails', async () => {
      const { database, validate, changes, exceptions } = await start(
        databaseId,
      );
      await changes.transaction(async (_tx, mark) => mark([LABELS]));
      const before = await contentOf(database);
      jest
        .spyOn(exceptions, 'activeFor')
        .mockRejectedValueOnce(new Error('The database is gone'));
      const request = {
        documents: [checkoutWith({ dependsOn: ['component:labels'] })],
        removed: ['component:default/basket'],
      };
      await expect(validate(request)).rejects.toThrow('The database is gone');
      expect(await contentOf(database)).toBe(before);
      expect((await validate(request)).broken).not.toEqual([]);
    });
  });
});
