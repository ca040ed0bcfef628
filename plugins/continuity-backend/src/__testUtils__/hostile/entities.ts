import type { Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { catalogEntity } from '../world';
import { mutated } from './json';
import { hostileText } from './texts';

/** Where the hostile entities are, and nothing else. */
export const NAMESPACE = 'hostile';

const refOf = (kind: string, name: string) => `${kind}:${NAMESPACE}/${name}`;

const block = {
  tier: 'essential',
  supports: [refOf('vitalbusinessfunction', 'f0'), 'f1'],
  rto: 'PT4H',
  rpo: '15m',
  mtpd: 'P1D',
  wrt: 'PT1H',
  recoveryTime: 'PT30M',
  dependencies: [
    { ref: refOf('component', 'e1'), strength: 'hard', data: true },
    {
      anyOf: [refOf('component', 'e2'), refOf('component', 'e3')],
      required: 1,
    },
    { ref: refOf('component', 'e4'), use: 'recovery' },
  ],
  location: { site: 'a', region: 'b', provider: 'c' },
};

const functionSpec = {
  owner: 'group:default/web',
  mtpd: 'PT8H',
  rto: 'PT4H',
  minimumService: '60 %',
  businessContinuityPlan: 'https://example.org/bcp',
  supportedBy: [refOf('component', 'e0'), 'component:e1'],
  peaks: [
    {
      name: 'quarter end',
      rrule: 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25',
      duration: 'P7D',
      mtpd: 'PT4H',
    },
  ],
};

function nested(
  levels: number,
  within: (inner: JsonValue) => JsonValue,
  innermost: JsonValue = 'x',
) {
  let value = innermost;
  for (let level = 0; level < levels; level++) value = within(value);
  return value;
}

/** Values that came through JSON, as all that the catalog holds did. */
function throughJson(right: unknown): fc.Arbitrary<unknown> {
  return mutated(right)
    .map(text => {
      try {
        const value = JSON.parse(text);
        // Deeper than this the catalog itself cannot hold. How deep that is depends
        // on who calls, so what is just within the limit here is left out, too.
        JSON.stringify(nested(1_000, inner => [inner], value));
        return { value: value as unknown };
      } catch {
        return undefined;
      }
    })
    .filter(parsed => parsed !== undefined)
    .map(parsed => parsed.value);
}

const targets = fc.oneof(
  fc.nat({ max: 50 }).map(index => refOf('component', `e${index}`)),
  hostileText.map(text => `component:${NAMESPACE}/${text}`),
  hostileText,
);

const relations = fc.array(
  fc.tuple(
    fc.constantFrom(
      'dependsOn',
      'consumesApi',
      'ownedBy',
      'partOf',
      'childOf',
      'apiProvidedBy',
      'supports',
      'supportedBy',
    ),
    targets,
  ),
  { maxLength: 6 },
);

const kinds = [
  'Component',
  'Component',
  'Component',
  'Resource',
  'API',
  'System',
  'Domain',
  'Group',
  'VitalBusinessFunction',
];

/**
 * Entities as the catalog may hold them: named as it demands, and otherwise with
 * anything in any place that somebody could write.
 */
export const hostileEntity = (index: number): fc.Arbitrary<Entity> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      title: fc.option(hostileText, { nil: undefined }),
      text: hostileText,
      block: throughJson(block),
      spec: throughJson(functionSpec),
      relations,
    })
    .map(({ kind, title, text, relations: related, ...said }) => {
      const isFunction = kind === 'VitalBusinessFunction';
      const name = `${isFunction ? 'f' : 'e'}${index}`;
      const own = isFunction
        ? said.spec
        : { type: text, lifecycle: text, continuity: said.block };
      const spec = typeof own === 'object' && own !== null ? own : {};
      const entity = catalogEntity(kind, name, spec as JsonObject);
      return {
        ...entity,
        metadata: {
          ...entity.metadata,
          namespace: NAMESPACE,
          etag: `${index}`,
          title,
          description: text,
          tags: [text],
          annotations: {
            'backstage.io/edit-url': text,
            'backstage.io/managed-by-location': text,
          },
        },
        relations: related.map(([type, targetRef]) => ({ type, targetRef })),
      };
    })
    // What they say of others would rightly change these.
    .filter(entity => !/default\/checkout/i.test(JSON.stringify(entity)));

const needing = (name: string, needs: string[], more: JsonObject = {}) =>
  ({
    ...catalogEntity('Component', name, {
      type: 'service',
      lifecycle: 'production',
      continuity: { tier: 'essential', ...more },
    }),
    relations: needs.map(need => ({
      type: 'dependsOn',
      targetRef: refOf('component', need),
    })),
  } satisfies Entity);

/** What takes long, or does not end, if it is not seen to. */
export const largeEntities: Entity[] = [
  // Needs itself; then a ring; then all need all.
  needing('self', ['self']),
  ...Array.from({ length: 200 }, (_, index) =>
    needing(`ring${index}`, [`ring${(index + 1) % 200}`]),
  ),
  ...Array.from({ length: 40 }, (_, index) =>
    needing(
      `knot${index}`,
      Array.from({ length: 40 }, (__, other) => `knot${other}`),
    ),
  ),
  needing(
    'many',
    Array.from({ length: 10_000 }, (_, index) => `unheard-of-${index}`),
  ),
  needing('listed', [], {
    dependencies: Array.from({ length: 10_000 }, (_, index) => ({
      ref: refOf('component', `listed-${index}`),
    })),
  }),
  needing('grouped', [], {
    dependencies: [
      {
        anyOf: Array.from({ length: 2_000 }, (_, index) =>
          refOf('component', `ring${index % 200}`),
        ),
        required: 1_999,
      },
    ],
  }),
  needing('deep', [], { location: nested(1_000, inner => ({ inner })) }),
  needing('deeper', [], { dependencies: nested(1_000, inner => [inner]) }),
  needing(
    'wide',
    [],
    Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`key-${index}`, index]),
    ),
  ),
  needing('loud', [], { tier: '='.repeat(1_000_000) }),
  needing('strange', [], { ['k'.repeat(1_000_000)]: 'x'.repeat(1_000_000) }),
  needing('wrong', [], {
    supports: Array.from({ length: 5_000 }, (_, index) => index),
  }),
].map((entity, index) => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    namespace: NAMESPACE,
    etag: `large-${index}`,
    title: index % 2 ? '=1+1' : undefined,
  },
}));
