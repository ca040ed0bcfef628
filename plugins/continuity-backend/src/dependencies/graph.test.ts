import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  DependencyGraph,
  forecastAll,
  inheritNeeds,
} from '@backstage-continuity/plugin-continuity-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { catalogEntity, createWorld } from '../__testUtils__/world';
import { GraphReader } from './GraphReader';
import { GraphStore } from './GraphStore';
import { toKnownNode } from './nodeText';

jest.setTimeout(300_000);

const NOW = '2026-06-01T12:00:00.000Z';
const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const refOf = (name: string) => `component:default/${name}`;

type World = Awaited<ReturnType<typeof createWorld>>;

/** What a service file says, as far as the graph is concerned. */
interface Said {
  rto: string | null;
  recoveryTime: string | null;
  tier: string | null;
  site: string | null;
  supports: boolean;
  inScope: boolean;
  related: string[];
  needs: { refs: string[]; required: number; recovery: boolean }[];
}

const said: fc.Arbitrary<Said> = fc.record({
  rto: fc.constantFrom(null, '0', '1h', '2h', '4h'),
  recoveryTime: fc.constantFrom(null, '0', '20m', '1h'),
  tier: fc.constantFrom(null, 'mission-critical', 'essential'),
  site: fc.constantFrom(null, 'east', 'west'),
  supports: fc.boolean(),
  inScope: fc.boolean(),
  related: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  needs: fc.array(
    fc.record({
      refs: fc.uniqueArray(fc.constantFrom(...names, 'nowhere'), {
        minLength: 1,
        maxLength: 3,
      }),
      required: fc.constantFrom(1, 2),
      recovery: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});

function toEntity(name: string, file: Said): Entity {
  const { rto, recoveryTime, tier, site } = file;
  const entity = catalogEntity('Component', name, {
    type: 'service',
    lifecycle: file.inScope ? 'production' : 'experimental',
    continuity: {
      ...(rto !== null && { rto }),
      ...(recoveryTime !== null && { recoveryTime }),
      ...(tier !== null && { tier }),
      ...(site !== null && { location: { site } }),
      ...(file.supports && { supports: ['selling'] }),
      dependencies: file.needs.map(({ refs, required, recovery }) => ({
        anyOf: refs.map(refOf),
        required,
        ...(recovery && { use: 'recovery' }),
      })),
    },
  });
  entity.relations = file.related.map(target => ({
    type: 'dependsOn',
    targetRef: refOf(target),
  }));
  entity.metadata.etag = JSON.stringify(file);
  return entity;
}

function selling(mtpd: string, peak = '1h'): Entity {
  return catalogEntity('VitalBusinessFunction', 'selling', {
    owner: 'group:default/sales',
    mtpd,
    rto: '1h30m',
    peaks: [
      {
        name: 'sale',
        rrule: 'FREQ=YEARLY;BYMONTH=7',
        duration: 'P3D',
        rto: peak,
      },
    ],
  });
}

/** One change of the catalog: files written, and files that go. */
const change = fc.record({
  written: fc.dictionary(fc.constantFrom(...names), said, { maxKeys: 3 }),
  removed: fc.subarray(names, { maxLength: 1 }),
  mtpd: fc.constantFrom('8h', '4h'),
  peak: fc.constantFrom('1h', '30m', '2h'),
});

async function graphOf(database: Knex) {
  const store = new GraphStore();
  const refs = await database('dependency_refs').pluck('entity_ref');
  const known = (await store.nodes(database, refs)).map(toKnownNode);
  const graph = DependencyGraph.of(known.map(({ node }) => node));
  const whole = {
    inherited: inheritNeeds(graph),
    forecast: forecastAll(graph),
  };
  return known.map(({ node, inherited, forecast }) => ({
    ref: node.entityRef,
    stored: [inherited, forecast],
    whole: [
      whole.inherited.get(node.entityRef),
      whole.forecast.get(node.entityRef),
    ],
  }));
}

/** The links that files make. */
function linksIn(files: Map<string, Said>): string[] {
  return [...files]
    .flatMap(([name, { related, needs }]) => [
      ...new Set([
        ...related.map(target => [name, target].map(refOf).join()),
        ...needs.flatMap(need =>
          need.refs.map(target => [name, target].map(refOf).join()),
        ),
      ]),
    ])
    .sort();
}

/** Links and numbers, and what names them. */
async function linksOf(database: Knex) {
  const refs = new Map<number, string>(
    (await database('dependency_refs').select()).map(row => [
      row.id,
      row.entity_ref,
    ]),
  );
  const nodes: number[] = await database('dependency_nodes').pluck('node_id');
  const edges: { node_id: number; target_id: number }[] = await database(
    'dependency_edges',
  ).select();
  const results: number[] = await database('dependency_results').pluck(
    'node_id',
  );
  const used = [...nodes, ...edges.map(edge => edge.target_id)];
  return {
    waits: [
      ...(await database('dependency_changed')),
      ...(await database('dependency_stale')),
    ],
    unnamed: [...results, ...edges.map(edge => edge.node_id)].filter(
      id => !nodes.includes(id),
    ),
    unnumbered: used.filter(id => !refs.has(id)),
    unused: [...refs.keys()].filter(id => !used.includes(id)),
    edges: edges
      .map(edge => [refs.get(edge.node_id), refs.get(edge.target_id)].join())
      .sort(),
  };
}

const nothingLeft = { waits: [], unnamed: [], unnumbered: [], unused: [] };

async function projectionOf(database: Knex) {
  return {
    posture: (await database('posture').orderBy('entity_ref')).map(
      ({ evaluated_at, ...row }) => row,
    ),
    findings: (
      await database('posture_findings').orderBy([
        'entity_ref',
        'check_id',
        'subject',
      ])
    ).map(({ since, ...row }) => row),
  };
}

describe('dependency graph', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'comes to the same after any changes as computed anew, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const world: World = await createWorld(database, {
        entities: [],
        now: NOW,
      });
      let files = new Map<string, Said>();
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 4 }),
          async changes => {
            for (const { written, removed, mtpd, peak } of changes) {
              files = new Map([...files, ...Object.entries(written)]);
              for (const name of removed) files.delete(name);
              await world.sync([
                selling(mtpd, peak),
                ...[...files].map(([name, file]) => toEntity(name, file)),
              ]);
              await world.posture.service.sweep();
              for (const node of await graphOf(database)) {
                expect([node.ref, ...node.stored]).toEqual([
                  node.ref,
                  ...node.whole,
                ]);
              }
              const { edges, ...left } = await linksOf(database);
              expect(left).toEqual(nothingLeft);
              expect(edges).toEqual(linksIn(files));
            }
            const carried = await projectionOf(database);
            await world.posture.service.rebuild();
            await world.posture.service.sweep();
            expect(await projectionOf(database)).toEqual(carried);
          },
        ),
        { numRuns: 40 },
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'is right whichever replicas take changes up at the same time, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const [one, other] = [
        await createWorld(database, { entities: [], now: NOW }),
        await createWorld(database, { entities: [], now: NOW }),
      ];
      for (let round = 0; round < 6; round++) {
        const files = names.map((name, index) =>
          toEntity(name, {
            rto: ['1h', '2h', '4h'][(round + index) % 3],
            recoveryTime: ['20m', '1h', null][(round * index) % 3],
            tier: 'mission-critical',
            site: null,
            supports: (round + index) % 2 === 0,
            inScope: true,
            related: [names[(index + 1 + (round % 2)) % names.length]],
            needs: [],
          }),
        );
        await one.sync([selling('8h'), ...files]);
        await Promise.all(
          names.flatMap(name =>
            [one, other].map(world =>
              world.changes.transaction(async (_tx, mark) =>
                mark([refOf(name)]),
              ),
            ),
          ),
        );
        await Promise.all([
          one.posture.service.sweep(),
          other.posture.service.sweep(),
        ]);
      }
      expect(await one.dependencies.pending()).toBe(0);
      for (const node of await graphOf(database)) {
        expect([node.ref, ...node.stored]).toEqual([node.ref, ...node.whole]);
      }
      const carried = await projectionOf(database);
      await one.posture.service.rebuild();
      await one.posture.service.sweep();
      expect(await projectionOf(database)).toEqual(carried);
    },
  );

  it.each(databases.eachSupportedId())(
    'touches only what a change reaches, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const file = (rto: string, related: string[]): Said => ({
        rto,
        recoveryTime: '20m',
        tier: null,
        site: null,
        supports: false,
        inScope: true,
        related,
        needs: [],
      });
      const files = (rtoOfA: string) => [
        toEntity('a', file(rtoOfA, ['b'])),
        toEntity('b', file('4h', ['c'])),
        toEntity('c', file('4h', [])),
        toEntity('d', file('4h', ['c'])),
      ];
      const world = await createWorld(database, {
        entities: files('4h'),
        now: NOW,
      });
      world.clock.now = '2026-06-02T12:00:00.000Z';
      await world.sync(files('1h'));
      await world.posture.service.sweep();
      const evaluated = await database('posture')
        .where('evaluated_at', '>', new Date('2026-06-02T00:00:00.000Z'))
        .orderBy('entity_ref')
        .pluck('entity_ref');
      expect(evaluated).toEqual(['a', 'b', 'c'].map(refOf));
    },
  );

  it.each(databases.eachSupportedId())(
    'takes an entity with 10,000 needs, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const many = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
      const hub = catalogEntity('Component', 'hub', {
        type: 'service',
        lifecycle: 'production',
      });
      hub.relations = many.map(name => ({
        type: 'dependsOn',
        targetRef: refOf(name),
      }));
      const world = await createWorld(database, { entities: [hub], now: NOW });
      expect(await world.dependencies.pending()).toBe(0);
      const edges = await new GraphReader({ database }).edges(
        [refOf('hub')],
        'needs',
      );
      expect(edges).toHaveLength(10_000);
    },
  );
});
