import { contentHash } from './contentHash';

describe('contentHash', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(contentHash({ a: 1, b: [{ c: null, d: 0 }] })).toBe(
      contentHash({ b: [{ d: 0, c: null }], a: 1 }),
    );
  });

  it('tells apart what differs', () => {
    const hashes = [
      { a: null },
      { a: 0 },
      { a: '0' },
      { a: [1, 2] },
      { a: [2, 1] },
      {},
      JSON.parse('{"__proto__":{"a":1}}'),
    ].map(contentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
