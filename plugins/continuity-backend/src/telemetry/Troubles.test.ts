import { Troubles } from './Troubles';

describe('Troubles', () => {
  it('are told when they begin, once an hour, and when they are over', () => {
    let now = 0;
    const troubles = new Troubles(() => now);
    expect(troubles.isOver('a')).toBe(false);
    expect(troubles.isNews('a')).toBe(true);
    expect(troubles.isNews('b')).toBe(true);
    now += 3_599_999;
    expect(troubles.isNews('a')).toBe(false);
    now += 1;
    expect(troubles.isNews('a')).toBe(true);
    expect(troubles.isNews('a')).toBe(false);
    expect(troubles.isOver('a')).toBe(true);
    expect(troubles.isOver('a')).toBe(false);
    expect(troubles.isNews('a')).toBe(true);
  });

  it('are forgotten rather than kept without end', () => {
    const troubles = new Troubles(() => 0);
    for (let key = 0; key < 10_000; key++) troubles.isNews(`${key}`);
    expect(troubles.isNews('0')).toBe(false);
    expect(troubles.isNews('one more')).toBe(true);
    expect(troubles.isNews('0')).toBe(true);
  });
});
