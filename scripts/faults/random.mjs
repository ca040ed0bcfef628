// Chance that comes out the same for the same seed.

/** Numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** A whole number from `low` to `high`, both included. */
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: items => items[Math.floor(next() * items.length)],
    /** So many different ones. */
    some: (items, count) => {
      const left = [...items];
      return Array.from(
        { length: count },
        () => left.splice(Math.floor(next() * left.length), 1)[0],
      );
    },
    chance: probability => next() < probability,
    /** One of its own for somebody, so that others do not disturb it. */
    fork: name => randomFrom(seed ^ hash(name)),
  };
}

/** FNV-1a. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ character.codePointAt(0), 0x01000193);
  }
  return value >>> 0;
}
