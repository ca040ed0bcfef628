import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  contract,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA } from '../__testUtils__/company';
import { addHistory } from '../__testUtils__/history';
import { hostileBodies, hostileTexts } from '../__testUtils__/hostile';
import { requestOf } from '../__testUtils__/requests';

jest.setTimeout(300_000);

const tables = [
  'reviews',
  'tests',
  'test_entities',
  'exceptions',
  'calendar_feeds',
  'inventory_classifications',
  'inventory_entities',
  'imported_documents',
  'changes',
  'posture',
];

/** All that people wrote, as text. */
async function contentOf(database: Knex) {
  const rows = [];
  for (const table of tables) rows.push(await database(table).select());
  return JSON.stringify(rows);
}

const operations = Object.keys(contract) as OperationId[];
const routeOf = (operation: OperationId): Route => contract[operation];
const withBody = operations.filter(operation => routeOf(operation).body);

describe('hostile requests', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(databaseId: TestDatabaseId) {
    const database = await databases.init(databaseId);
    const backend = await startContinuity({ database });
    stop = backend.stop;
    await addHistory(backend.api(ANNA));
    return backend;
  }

  it('in bodies are refused, naming the path, and write nothing', async () => {
    // None gets as far as the database, so that one kind will do.
    const { call, database } = await start('SQLITE_3');
    const before = await contentOf(database);
    const wrong: unknown[] = [];
    for (const operation of withBody) {
      const { method, path, body } = requestOf(operation);
      const schema = routeOf(operation).body!;
      const bodies = hostileBodies(body).filter(text => {
        const parsed = JSON.parse(text);
        return (
          text.includes('__proto__') ||
          text.includes('[[[') ||
          text.includes('\\u0000') ||
          !schema.safeParse(parsed).success
        );
      });
      expect([operation, bodies.length > 20]).toEqual([operation, true]);
      for (const text of bodies) {
        const answer = await call(method, path)
          .set('Content-Type', 'application/json')
          .send(text);
        const message = answer.body.error?.message ?? '';
        if (answer.status !== 400 || !/^body|not valid JSON/.test(message)) {
          wrong.push([operation, text.slice(0, 200), answer.status, message]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await contentOf(database)).toBe(before);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('in queries and paths are never an error of the server', async () => {
    // The stricter of the two refuses more: NUL, types, ranges.
    const { call, database } = await start(
      databases.supports('POSTGRES_18') ? 'POSTGRES_18' : 'SQLITE_3',
    );
    const before = await contentOf(database);
    const wrong: unknown[] = [];
    for (const operation of operations) {
      const { method, path, body } = requestOf(operation);
      const { params, query, path: template } = routeOf(operation);
      // What may be valid must not be done.
      const harmless = method === 'get' ? body : { unheardOf: 1, ...body };
      const paths = [
        `${path}${path.includes('?') ? '&' : '?'}unheardOf=1`,
        ...Object.keys(query?.shape ?? {}).flatMap(name => {
          const joined = path.replace(new RegExp(`\\b${name}=[^&]*&?`), '');
          const prefix = `${joined}${joined.includes('?') ? '&' : '?'}`;
          return [
            ...hostileTexts.map(text => `${prefix}${name}=${text}`),
            `${prefix}${name}[a]=b`,
            `${prefix}${name}=a&${name}=b`,
          ];
        }),
        ...Object.keys(params?.shape ?? {}).flatMap(name =>
          [...hostileTexts, '%E0%A4%A', '%'].map(text =>
            path.replace(
              path.split('?')[0],
              template
                .replace(`:${name}`, () => text)
                .replace(/:\w+/g, 'unknown'),
            ),
          ),
        ),
      ];
      for (const each of paths) {
        const answer = await call(method, each).send(harmless);
        const { status } = answer;
        const unknown = each.includes('unheardOf') && query;
        if (status >= 500 || (unknown && status !== 400)) {
          wrong.push([operation, each.slice(0, 200), status, answer.text]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await contentOf(database)).toBe(before);
  });
});
