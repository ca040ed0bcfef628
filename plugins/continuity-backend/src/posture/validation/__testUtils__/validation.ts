import { mockServices } from '@backstage/backend-test-utils';
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
import { accessOf } from '../../../__testUtils__/access';
import { service } from '../../../__testUtils__/company';
import { catalogEntity, createWorld } from '../../../__testUtils__/world';
import type { Access } from '../../../http';
import { ValidationService } from '../ValidationService';

export const NOW = '2026-06-01T12:00:00.000Z';
export const anna = accessOf('user:default/anna');
export const webs = { ownedBy: 'group:default/web' };

export const CHECKOUT = 'component:default/checkout';
export const LABELS = 'component:default/labels';
export const ORDERS = 'vitalbusinessfunction:default/orders';

export const fourHours = {
  tier: 'important',
  rto: 'PT4H',
  rpo: 'PT1H',
  mtpd: 'P1D',
};
const oneDay = { tier: 'important', rto: 'PT24H', rpo: 'PT1H', mtpd: 'P2D' };

/** Checkout takes orders and needs the basket; nothing needs the labels yet. */
export const company: Entity[] = [
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
export function fileOf(
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

/** The file of checkout. */
export const checkoutWith = (spec: Record<string, unknown>) =>
  fileOf('Component', 'checkout', { continuity: fourHours, ...spec });

/** Checks of an entity among findings. */
export function checksOf(findings: ValidationFinding[], ref: string): string[] {
  return findings
    .filter(({ entityRef }) => entityRef === ref)
    .map(({ check }) => check)
    .sort();
}

/** All that the database holds. */
export async function contentOf(database: Knex): Promise<string> {
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

/** All rooms with the company, and changes to it judged. */
export async function createValidation(
  database: Knex,
  options: { entities?: Entity[]; judgedAtMost?: number } = {},
) {
  const { entities = company, ...rest } = options;
  const world = await createWorld(database, { entities, now: NOW });
  const validation = ValidationService.create({
    ...world,
    ...rest,
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities }),
  });
  const judge = async (request: ValidationRequest, access: Access = anna) =>
    validationReportSchema.parse(
      await validation.validate(
        access,
        validationRequestSchema.parse(request),
        NOW,
      ),
    );
  /** The same, and nothing of it is stored. */
  const validate: typeof judge = async (...args) => {
    const before = await contentOf(database);
    const report = await judge(...args);
    expect(await contentOf(database)).toBe(before);
    return report;
  };
  return { ...world, judge, validate };
}
