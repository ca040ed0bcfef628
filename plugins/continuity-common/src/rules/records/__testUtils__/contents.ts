import fc from 'fast-check';
import type { JsonValue } from '../../../model/records/recordType';

const leaf: fc.Arbitrary<JsonValue> = fc.constantFrom(
  null,
  '',
  'a',
  'b',
  0,
  1,
  false,
);

function items(item: fc.Arbitrary<{ [key: string]: JsonValue }>) {
  return fc
    .uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4'))
    .chain(ids =>
      fc
        .tuple(...ids.map(() => item))
        .map(parts => parts.map((part, at) => ({ ...part, id: ids[at] }))),
    );
}

/** Contents of the made-up type, of which two often have much in common. */
export const contents: fc.Arbitrary<JsonValue> = fc.record(
  {
    contact: fc.record({ phone: leaf, name: leaf }),
    risks: items(
      fc.record({
        title: leaf,
        cost: leaf,
        measures: items(fc.record({ title: leaf, cost: leaf })),
      }),
    ),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b')),
    rating: fc.oneof(fc.constant(null), fc.record({ a: leaf })),
  },
  { requiredKeys: ['risks'] },
);
