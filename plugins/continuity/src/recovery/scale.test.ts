import { scaleFor } from './scale';

const HOUR = 3600;

describe('scaleFor', () => {
  it.each([
    ['seconds', 7, 1],
    ['minutes', 20 * 60, 5 * 60],
    ['hours', 8.5 * HOUR, 2 * HOUR],
    ['days', 100 * HOUR, 24 * HOUR],
    ['years', 10_000 * 365 * 24 * HOUR, 10_000 * 365 * 24 * HOUR],
  ])('has round ticks over %s', (_, forecast, step) => {
    const scale = scaleFor(forecast, []);
    expect(scale.step).toBe(step);
    expect(scale.ticks[0]).toBe(0);
    expect(scale.ticks.length).toBeLessThanOrEqual(9);
  });

  it('shows objectives that can be compared, and leaves room behind them', () => {
    const scale = scaleFor(4 * HOUR, [8 * HOUR, 12 * HOUR]);
    expect(scale.percent(12 * HOUR)).toBeLessThan(100);
    expect(scale.percent(0)).toBe(0);
  });

  it('is not crushed by an objective far away', () => {
    const scale = scaleFor(HOUR, [2 * HOUR, 30 * 24 * HOUR]);
    expect(scale.shows(2 * HOUR)).toBe(true);
    expect(scale.shows(30 * 24 * HOUR)).toBe(false);
  });

  it('has an axis where no time is known', () => {
    expect(scaleFor(0, []).end).toBeGreaterThan(0);
    expect(scaleFor(0, [0]).end).toBeGreaterThan(0);
    expect(scaleFor(0, [null, 4 * HOUR]).shows(4 * HOUR)).toBe(true);
  });
});
