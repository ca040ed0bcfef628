import { TestDatabases } from '@backstage/backend-test-utils';
import type { ContinuityEntityCriterion } from '@backstage-continuity/plugin-continuity-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { EntityScope } from './access';
import { applyScope, matchesScope } from './scope';

jest.setTimeout(60_000);

type Criteria = PermissionCriteria<ContinuityEntityCriterion>;

const tiers = ['gold', 'silver', null];
const ownerLists = [[], ['g:a'], ['g:b'], ['g:a', 'g:b'], ["g:o'neil"]];
const entities = tiers.flatMap((tier, t) =>
  ownerLists.flatMap((ownerRefs, o) =>
    ['component', 'api'].map(kind => ({
      entityRef: `${kind}:default/e${t}${o}`,
      kind,
      ownerRefs,
      tier,
    })),
  ),
);

const values = {
  ref: [...entities.map(entity => entity.entityRef), 'component:default/none'],
  owner: ['g:a', 'g:b', "g:o'neil", 'g:?'],
  kind: ['component', 'api', 'resource'],
  tier: ['gold', 'silver', 'bronze'],
};

const criterion: fc.Arbitrary<Criteria> = fc
  .constantFrom(
    'ref' as const,
    'owner' as const,
    'kind' as const,
    'tier' as const,
  )
  .chain(property =>
    fc
      .tuple(
        fc.uniqueArray(fc.constantFrom(...values[property]), { maxLength: 5 }),
        // More values than are bound one by one.
        fc.constantFrom(0, 200),
      )
      .map(([some, more]) => ({
        property,
        values: [
          ...some,
          ...Array.from({ length: more }, (_, index) => `x:default/${index}`),
        ],
      })),
  );

const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => {
  const parts = fc.array(tie('criteria'), { minLength: 1, maxLength: 3 });
  return {
    criteria: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      criterion,
      parts.map(allOf => ({ allOf } as Criteria)),
      parts.map(anyOf => ({ anyOf } as Criteria)),
      tie('criteria').map(not => ({ not } as Criteria)),
    ),
  };
});

describe('applyScope', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await knex.schema.createTable('rows', table => {
        table.string('ref');
        table.string('kind');
        table.string('owner');
        table.text('owners');
        table.string('tier');
      });
      await knex('rows').insert(
        entities.map(entity => ({
          ref: entity.entityRef,
          kind: entity.kind,
          owner: entity.ownerRefs[0] ?? null,
          owners: JSON.stringify(entity.ownerRefs),
          tier: entity.tier,
        })),
      );
    });

    const select = async (scope: EntityScope, owners?: string) => {
      const query = knex('rows as r').pluck('ref');
      applyScope(query, scope, {
        ref: 'r.ref',
        owner: 'r.owner',
        kind: 'r.kind',
        tier: 'r.tier',
        owners,
      });
      return (await query).sort();
    };
    const match = (scope: EntityScope) =>
      entities
        .filter(entity => matchesScope(scope, entity))
        .map(entity => entity.entityRef)
        .sort();

    it('shows all or nothing', async () => {
      expect(await select({ type: 'all' })).toHaveLength(entities.length);
      expect(await select({ type: 'none' })).toEqual([]);
    });

    it('selects the same rows as it matches in memory', async () => {
      await fc.assert(
        fc.asyncProperty(criteria, async tree => {
          const scope: EntityScope = { type: 'where', criteria: tree };
          expect(await select(scope, 'r.owners')).toEqual(match(scope));
          // Without a column of all owners some is missing, nothing is added.
          expect(match(scope)).toEqual(
            expect.arrayContaining(await select(scope)),
          );
        }),
        { numRuns: 60 },
      );
    });

    it('goes by the first owner where the table lacks the others', async () => {
      const owned: Criteria = { property: 'owner', values: ['g:b'] };
      const first = entities.filter(entity => entity.ownerRefs[0] === 'g:b');
      expect(await select({ type: 'where', criteria: owned })).toEqual(
        first.map(entity => entity.entityRef).sort(),
      );
      expect(await select({ type: 'where', criteria: { not: owned } })).toEqual(
        [],
      );
    });

    it('shows nothing where the table lacks the refs that decide', async () => {
      const query = knex('rows').pluck('ref');
      applyScope(
        query,
        {
          type: 'where',
          criteria: { not: { property: 'ref', values: ['component:x/y'] } },
        },
        { ref: null, owner: 'owner', kind: 'kind', tier: 'tier' },
      );
      expect(await query).toEqual([]);
    });
  });
});
