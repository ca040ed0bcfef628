import { TestDatabases } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  parseContinuityFields,
  type ContinuityApi,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, company } from '../__testUtils__/company';
import {
  hostileEntity,
  largeEntities,
  NAMESPACE,
} from '../__testUtils__/hostile';

jest.setTimeout(600_000);

const ENTITIES = 300;
/** What a spreadsheet would run. */
const FORMULA = /^[=+\-@\t\r\n]/;

const isHostile = (ref: string) => ref.includes(`:${NAMESPACE}/`);

async function allPages<T>(
  read: (cursor?: string) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

async function settled(api: ContinuityApi, sweep: () => Promise<void>) {
  for (let left = 60; left > 0; left -= 1) {
    await sweep();
    const { pendingChanges, syncError } = await api.getState();
    expect(syncError).toBeNull();
    if (pendingChanges === 0) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('Changes wait and are not taken up');
}

describe('a hostile catalog', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const seed = jest.getSeed();
  const hostile: Entity[] = [
    ...Array.from(
      { length: ENTITIES },
      (_, index) =>
        fc.sample(hostileEntity(index), { seed: seed + index, numRuns: 1 })[0],
    ),
    ...largeEntities,
  ];

  async function whatIsSaid(
    databaseId: Parameters<typeof databases.init>[0],
    entities: Entity[],
  ) {
    const backend = await startContinuity({
      database: await databases.init(databaseId),
      entities,
    });
    const api = backend.api(ANNA);
    await settled(api, () => backend.scheduler.triggerTask('posture-sweep'));
    const rows = await allPages(cursor =>
      api.listEntities({ query: { limit: 500, cursor } }),
    );
    const findings = await allPages(cursor =>
      api.listFindings({
        query: { limit: 500, cursor, state: ['open', 'undecided', 'due-soon'] },
      }),
    );
    return { backend, api, rows, findings };
  }

  it.each(databases.eachSupportedId())(
    'is taken up whole, and harms nobody else, on %p',
    async databaseId => {
      const alone = await whatIsSaid(databaseId, company);
      await alone.backend.stop();
      const { backend, rows, findings } = await whatIsSaid(databaseId, [
        ...company,
        ...hostile,
      ]);
      try {
        const others = <T extends { entityRef: string }>(items: T[]) =>
          items.filter(({ entityRef }) => !isHostile(entityRef));
        expect(new Set(others(rows))).toEqual(new Set(alone.rows));
        const plain = ({ since: _, ...finding }: Finding) => finding;
        expect(new Set(others(findings).map(plain))).toEqual(
          new Set(alone.findings.map(plain)),
        );

        // None is lost: each that is in scope has its posture.
        const mirrored = await backend.database('inventory_entities').select();
        const inScope = mirrored.filter(row => row.in_scope);
        expect(new Set(rows.map(row => row.entityRef))).toEqual(
          new Set(inScope.map(row => row.entity_ref)),
        );
        const kinds = ['Component', 'Resource', 'API', 'System', 'Domain'];
        const carriers = hostile.filter(({ kind }) => kinds.includes(kind));
        expect(
          mirrored
            .map(row => row.entity_ref)
            .filter(isHostile)
            .sort(),
        ).toEqual(carriers.map(one => stringifyEntityRef(one)).sort());

        // Mistakes in fields are findings.
        const told = new Set(
          findings
            .filter(({ check }) => check === 'classification.field-invalid')
            .map(({ entityRef }) => entityRef),
        );
        // Of what is kept: no database takes NUL or half a character.
        const mistaken = mirrored
          .filter(({ entity_ref, continuity }) => {
            const block = JSON.parse(continuity ?? 'null');
            const { mistakes } = parseContinuityFields(block, {
              namespace: NAMESPACE,
            });
            return isHostile(entity_ref) && mistakes.length > 0;
          })
          .map(row => row.entity_ref);
        const known = new Set(rows.map(row => row.entityRef));
        expect(
          mistaken.filter(ref => known.has(ref) && !told.has(ref)),
        ).toEqual([]);
        expect(mistaken.length).toBeGreaterThan(ENTITIES / 4);

        // Whatever is asked about them is answered.
        const wrong: unknown[] = [];
        for (const ref of rows.map(row => row.entityRef).filter(isHostile)) {
          const [kind, name] = ref.split(`:${NAMESPACE}/`);
          const path = `/entities/${kind}/${NAMESPACE}/${encodeURIComponent(
            name,
          )}`;
          for (const part of [
            '',
            '/dependencies',
            '/forecast',
            '/review-preview',
          ]) {
            const started = Date.now();
            const answer = await backend.call('get', `${path}${part}`);
            const ms = Date.now() - started;
            if (answer.status !== 200 || ms > 20_000) {
              wrong.push([path + part, answer.status, ms, answer.body.error]);
            }
          }
        }
        expect(wrong).toEqual([]);
        for (const path of [
          '/entities',
          '/findings',
          '/functions',
          '/rollup?by=tier',
        ]) {
          const answer = await backend
            .call('get', path)
            .set('Accept', 'text/csv');
          expect([path, answer.status]).toEqual([path, 200]);
          const cells: string[] = parse(answer.text).flat();
          expect(
            cells.filter(
              cell => FORMULA.test(cell) && !Number.isFinite(Number(cell)),
            ),
          ).toEqual([]);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      } finally {
        await backend.stop();
      }
    },
  );
});
