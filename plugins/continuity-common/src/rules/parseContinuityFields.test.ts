import fc from 'fast-check';
import { continuityFieldsSchema, fieldMistakeSchema } from '../model';
import {
  emptyContinuityFields,
  parseContinuityFields,
} from './parseContinuityFields';

const parse = (block: unknown) =>
  parseContinuityFields(block, { namespace: 'shop' });
const pathsOf = (block: unknown) =>
  parse(block).mistakes.map(({ path }) => path);

describe('parseContinuityFields', () => {
  it('reads a whole block', () => {
    expect(
      parse({
        tier: 'mission-critical',
        supports: [
          'vitalbusinessfunction:default/Order-To-Cash',
          'returns',
          'VitalBusinessFunction:shop/returns',
          'other/claims',
        ],
        rto: 'PT2H',
        rpo: 0,
        mtpd: '8h',
        wrt: null,
        recoveryTime: 'PT40M',
        dependencies: [
          { ref: 'resource:default/Orders-DB', data: true },
          {
            anyOf: ['resource:dc-east', 'resource:dc-west'],
            failover: 'PT0S',
          },
          { ref: 'component:identity', use: 'recovery', strength: 'soft' },
          { anyOf: ['api:a', 'api:b', 'api:c'], required: 2, data: false },
        ],
        location: { site: 'fra-1', region: 'eu-central' },
      }),
    ).toEqual({
      mistakes: [],
      fields: {
        tier: 'mission-critical',
        supports: [
          'vitalbusinessfunction:default/order-to-cash',
          'vitalbusinessfunction:shop/returns',
          'vitalbusinessfunction:other/claims',
        ],
        rto: 7_200,
        rpo: 0,
        mtpd: 28_800,
        wrt: null,
        recoveryTime: 2_400,
        dependencies: [
          {
            ref: 'resource:default/orders-db',
            strength: 'hard',
            data: true,
            use: 'operation',
          },
          {
            anyOf: ['resource:shop/dc-east', 'resource:shop/dc-west'],
            required: 1,
            failover: 0,
            strength: 'hard',
            data: null,
            use: 'operation',
          },
          {
            ref: 'component:shop/identity',
            strength: 'soft',
            data: null,
            use: 'recovery',
          },
          {
            anyOf: ['api:shop/a', 'api:shop/b', 'api:shop/c'],
            required: 2,
            failover: null,
            strength: 'hard',
            data: false,
            use: 'operation',
          },
        ],
        location: { site: 'fra-1', region: 'eu-central', provider: null },
      },
    });
  });

  it('takes an absent block and null fields for nothing said', () => {
    const empty = { fields: emptyContinuityFields(), mistakes: [] };
    for (const block of [
      undefined,
      null,
      {},
      { tier: null, supports: null, rto: null, location: null },
      { dependencies: [] },
    ]) {
      expect(parse(block)).toEqual(empty);
    }
  });

  it.each<[unknown, string, string]>([
    ['tier 1', 'spec.continuity', 'tier 1'],
    [['a'], 'spec.continuity', '["a"]'],
    [{ tier: 1 }, 'spec.continuity.tier', '1'],
    [{ tier: '' }, 'spec.continuity.tier', ''],
    [{ tier: 'a\u0000b' }, 'spec.continuity.tier', 'a\uFFFDb'],
    [{ Tier: 'x' }, 'spec.continuity.Tier', 'x'],
    [{ rto: 4 }, 'spec.continuity.rto', '4'],
    [{ rto: 'P1M' }, 'spec.continuity.rto', 'P1M'],
    [{ rpo: -1 }, 'spec.continuity.rpo', '-1'],
    [{ supports: 'x' }, 'spec.continuity.supports', 'x'],
    [
      { supports: ['component:x'] },
      'spec.continuity.supports[0]',
      'component:x',
    ],
    [{ supports: ['a/b/c'] }, 'spec.continuity.supports[0]', 'a/b/c'],
    [{ supports: [{ a: 1 }] }, 'spec.continuity.supports[0]', '{a: 1}'],
    [{ location: 'fra' }, 'spec.continuity.location', 'fra'],
    [{ location: { zone: 1 } }, 'spec.continuity.location.zone', '1'],
    [{ location: { site: 1 } }, 'spec.continuity.location.site', '1'],
    [{ dependencies: {} }, 'spec.continuity.dependencies', '{}'],
    [{ dependencies: ['a:b'] }, 'spec.continuity.dependencies[0]', 'a:b'],
    [{ dependencies: [{}] }, 'spec.continuity.dependencies[0]', '{}'],
    [
      { dependencies: [{ ref: 'db' }] },
      'spec.continuity.dependencies[0].ref',
      'db',
    ],
    [
      { dependencies: [{ anyOf: [] }] },
      'spec.continuity.dependencies[0].anyOf',
      '[]',
    ],
    [
      { dependencies: [{ ref: 'a:b', anyOf: ['a:c'] }] },
      'spec.continuity.dependencies[0]',
      '{ref: "a:b", anyOf: ["a:c"]}',
    ],
  ])('counts %j as absent', (block, path, value) => {
    const { fields, mistakes } = parse(block);
    expect(fields).toEqual(emptyContinuityFields());
    expect(mistakes).toEqual([{ path, value, expected: expect.any(String) }]);
  });

  it('keeps what is right beside what is wrong', () => {
    const block = {
      tier: 'gold',
      rto: 'soon',
      supports: ['orders', 7],
      location: { site: 'fra-1', zone: 'b' },
      dependencies: [
        { ref: 'resource:db', strength: 'strong', data: 'yes', required: 1 },
        { anyOf: ['resource:a', 'b', 'resource:a', 'resource:c'], required: 9 },
        { anyOf: ['resource:d', 'e'], required: 2, failover: '3 min' },
        { ref: 'Resource:shop/DB' },
        { anyOf: ['resource:f'], required: 0, use: 'both' },
      ],
    };
    expect(pathsOf(block)).toEqual([
      'spec.continuity.rto',
      'spec.continuity.supports[1]',
      'spec.continuity.location.zone',
      'spec.continuity.dependencies[0].strength',
      'spec.continuity.dependencies[0].data',
      'spec.continuity.dependencies[0].required',
      'spec.continuity.dependencies[1].anyOf[1]',
      'spec.continuity.dependencies[1].anyOf[2]',
      'spec.continuity.dependencies[1].required',
      'spec.continuity.dependencies[2].anyOf[1]',
      'spec.continuity.dependencies[2].failover',
      'spec.continuity.dependencies[3].ref',
      'spec.continuity.dependencies[4].required',
      'spec.continuity.dependencies[4].use',
    ]);
    const plain = { strength: 'hard', data: null, use: 'operation' };
    const group = { ...plain, required: 1, failover: null };
    expect(parse(block).fields).toEqual({
      ...emptyContinuityFields(),
      tier: 'gold',
      supports: ['vitalbusinessfunction:shop/orders'],
      location: { site: 'fra-1', region: null, provider: null },
      dependencies: [
        { ref: 'resource:shop/db', ...plain },
        { anyOf: ['resource:shop/a', 'resource:shop/c'], ...group },
        { anyOf: ['resource:shop/d'], ...group },
        { anyOf: ['resource:shop/f'], ...group },
      ],
    });
  });

  it('is not fooled by prototype keys', () => {
    const block = JSON.parse(
      '{"__proto__": {"tier": "x"}, "constructor": 1, "toString": 2, "dependencies": [{"__proto__": {"ref": "a:b"}}]}',
    );
    expect(pathsOf(block)).toEqual([
      'spec.continuity.__proto__',
      'spec.continuity.constructor',
      'spec.continuity.toString',
      'spec.continuity.dependencies[0]',
    ]);
    expect(parse(block).fields).toEqual(emptyContinuityFields());
    expect(parse(Object.create({ tier: 'inherited' })).fields.tier).toBeNull();
    expect(({} as { tier?: string }).tier).toBeUndefined();
  });

  it('stays quick and brief whatever the size', () => {
    const cyclic: Record<string, unknown> = { tier: 'a' };
    cyclic.location = cyclic;
    cyclic.rto = [cyclic];
    const huge = 'x'.repeat(5_000_000);
    const started = Date.now();

    const many = parse({
      dependencies: Array.from({ length: 10_000 }, (_, i) => ({
        ref: `resource:r${i}`,
      })),
    });
    expect(many.fields.dependencies).toHaveLength(10_000);
    expect(many.mistakes).toEqual([]);

    const wrong = parse({
      tier: huge,
      [huge]: huge,
      dependencies: Array.from({ length: 10_000 }, () => ({ ref: huge })),
    });
    expect(wrong.mistakes).toHaveLength(100);
    expect(wrong.mistakes[0].value).toHaveLength(200);
    expect(wrong.mistakes[1].path.length).toBeLessThanOrEqual(300);
    expect(wrong.mistakes[99]).toEqual({
      path: 'spec.continuity',
      value: '9903 more mistakes',
      expected: expect.any(String),
    });

    expect(parse(cyclic).fields.tier).toBe('a');
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('keeps a hundred mistakes as they are', () => {
    const block = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`key${i}`, i]),
    );
    expect(pathsOf(block)[99]).toBe('spec.continuity.key99');
  });

  it('answers in the shape of the model, whatever it is given', () => {
    const key = fc.constantFrom(
      'tier',
      'supports',
      'rto',
      'dependencies',
      'location',
      'ref',
      'anyOf',
      'required',
      'failover',
      'site',
      '__proto__',
      'constructor',
    );
    const { block } = fc.letrec(tie => ({
      block: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(
          fc.anything({
            withNullPrototype: true,
            withDate: true,
            withMap: true,
          }),
          fc.constantFrom('a:b', 'a:b/c', 'PT1H', 'hard', 0, -1, 2),
        ),
        fc.array(tie('block'), { maxLength: 4 }),
        fc.dictionary(key, tie('block'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(block, value => {
        const { fields, mistakes } = parse(value);
        expect(continuityFieldsSchema.parse(fields)).toEqual(fields);
        for (const mistake of mistakes) {
          expect(fieldMistakeSchema.parse(mistake).value.length).toBeLessThan(
            201,
          );
        }
        expect(mistakes.length).toBeLessThanOrEqual(100);
        // Reading is a function of its input.
        expect(parse(value)).toEqual({ fields, mistakes });
      }),
      { numRuns: 500 },
    );
  });
});
