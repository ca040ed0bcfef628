import { mergeContinuityBlocks } from '@backstage-continuity/plugin-continuity-common';
import { catalogEntity } from './__testUtils__/catalog';
import { toInventoryRow, toMirrored } from './mirror';

const inScope = () => true;
const NUL = String.fromCharCode(0);

describe('toInventoryRow', () => {
  it('keeps what matters of an entity', () => {
    const row = toInventoryRow(
      catalogEntity('Component', 'Checkout', {
        annotations: {
          'backstage.io/edit-url': 'https://example.org/edit/checkout.yaml',
          'backstage.io/managed-by-location': 'url:https://example.org/a.yaml',
        },
        spec: { continuity: { tier: 'essential', rto: 0 } },
        relations: {
          ownedBy: ['group:default/shop', 'user:default/anna'],
          partOf: ['component:default/suite', 'system:default/sales'],
          dependsOn: ['resource:default/db', 'resource:default/db'],
          consumesApi: ['api:default/prices'],
          hasPart: ['component:default/cart'],
        },
      }),
      inScope,
    );
    expect(row).toEqual({
      entity_ref: 'component:default/checkout',
      kind: 'component',
      namespace: 'default',
      name: 'Checkout',
      title: 'Checkout',
      type: 'service',
      lifecycle: 'production',
      owner_ref: 'group:default/shop',
      owners: '["group:default/shop","user:default/anna"]',
      system_ref: 'system:default/sales',
      domain_ref: null,
      in_scope: true,
      continuity: '{"tier":"essential","rto":0}',
      dependencies: '["resource:default/db","api:default/prices"]',
      providers: '[]',
      tags: '[]',
      edit_url: 'https://example.org/edit/checkout.yaml',
      source_location: 'url:https://example.org/a.yaml',
    });
  });

  it('relates to refs alone, that fit also in small letters', () => {
    const row = toInventoryRow(
      catalogEntity('Component', 'odd', {
        relations: {
          ownedBy: ['', '%', 'a:b/c/d', 'group:default/a b', 'group:default/x'],
          dependsOn: [`component:default/${'İ'.repeat(200)}`],
        },
      }),
      inScope,
    );
    expect(row.owners).toBe('["group:default/x"]');
    expect(row.dependencies).toBe('[]');
  });

  it('keeps of hostile content what databases accept', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 100_000; level++) deep = { deep };
    const row = toInventoryRow(
      catalogEntity('Component', 'evil', {
        title: `a${NUL}${'x'.repeat(498)}😀`,
        annotations: { 'backstage.io/edit-url': 'data:text/html,hello' },
        spec: {
          type: ['not', 'text'],
          lifecycle: `${'l'.repeat(10_000)}`,
          continuity: JSON.parse(
            '{"__proto__":{"tier":"gold"},"tier":"si\\u0000l\\udc00ver","constructor":1}',
          ),
        },
        relations: {
          ownedBy: [
            'group:default/'.padEnd(300, 'x'),
            'group:default/ops\ud800',
          ],
          dependsOn: Array.from(
            { length: 10_000 },
            (_, index) => `component:default/c${index}`,
          ),
        },
      }),
      inScope,
    );
    expect(row.title).toBe(`a${'x'.repeat(498)}`);
    expect(row.edit_url).toBeNull();
    expect(row.type).toBeNull();
    expect(row.lifecycle).toHaveLength(255);
    expect(row.owner_ref).toBe('group:default/ops');
    expect(JSON.parse(row.dependencies)).toHaveLength(10_000);

    const merged = mergeContinuityBlocks({
      file: JSON.parse(row.continuity ?? 'null'),
      portal: null,
      namespace: 'default',
    });
    expect(merged.fields.tier).toBe('silver');
    expect(merged.mistakes.map(mistake => mistake.path).sort()).toEqual([
      'spec.continuity.__proto__',
      'spec.continuity.constructor',
    ]);

    for (const block of [deep, { tier: 'x'.repeat(3_000_000) }]) {
      const large = toInventoryRow(
        catalogEntity('Component', 'large', {
          spec: { continuity: block as never },
        }),
        inScope,
      );
      const { mistakes } = mergeContinuityBlocks({
        file: JSON.parse(large.continuity ?? 'null'),
        portal: null,
        namespace: 'default',
      });
      expect(mistakes).toHaveLength(1);
    }
  });
});

describe('toMirrored', () => {
  it('tells by kind what an entity is', () => {
    const kinds = (kind: string) => {
      const mirrored = toMirrored(catalogEntity(kind, 'a'), inScope);
      return {
        entity: mirrored?.entity !== undefined,
        function: mirrored?.function !== undefined,
        node: mirrored?.node !== undefined,
      };
    };
    const none = { entity: false, function: false, node: false };
    expect(kinds('Component')).toEqual({ ...none, entity: true });
    expect(kinds('System')).toEqual({ ...none, entity: true, node: true });
    expect(kinds('Group')).toEqual({ ...none, node: true });
    expect(kinds('VitalBusinessFunction')).toEqual({ ...none, function: true });
  });

  it('finds a parent for each kind of node, and their titles', () => {
    const nodeOf = (kind: string, type: string, targets: string[]) =>
      toMirrored(
        catalogEntity(kind, 'a', {
          spec: { profile: { displayName: 'The A team' } },
          relations: { [type]: targets },
        }),
        inScope,
      )?.node;
    expect(nodeOf('Group', 'childOf', ['group:default/b'])).toEqual(
      expect.objectContaining({
        parent_ref: 'group:default/b',
        title: 'The A team',
      }),
    );
    expect(nodeOf('System', 'partOf', ['domain:default/d'])?.parent_ref).toBe(
      'domain:default/d',
    );
    expect(nodeOf('User', 'memberOf', ['group:default/b'])?.parent_ref).toBe(
      null,
    );
  });

  it('has the same hash as long as what is kept is the same', () => {
    const hash = (entity: Parameters<typeof toMirrored>[0], scope = true) =>
      toMirrored(entity, () => scope)?.contentHash;
    const plain = catalogEntity('Component', 'a');
    const annotated = catalogEntity('Component', 'a', {
      annotations: { 'example.org/build': '42' },
    });
    expect(hash(annotated)).toBe(hash(plain));
    expect(hash(plain, false)).not.toBe(hash(plain));
    expect(hash(catalogEntity('Component', 'a', { title: 'A' }))).not.toBe(
      hash(plain),
    );
  });
});
