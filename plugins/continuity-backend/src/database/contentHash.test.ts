import { contentHash } from './contentHash';

describe('contentHash', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(contentHash({ a: 1, b: [{ c: null, d: 0 }] })).toBe(
      contentHash({ b: [{ d: 0, c: null }], a: 1 }),
    );
  });

  it('stays what was stored with approved revisions', () => {
    expect(contentHash({ k: '1', a: { z: 'ü', b: [{ d: 0, c: null }] } })).toBe(
      '81df495ad1351fbfc34b4040607f1b977777489d34083cbd4602c1367942f0f9',
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
