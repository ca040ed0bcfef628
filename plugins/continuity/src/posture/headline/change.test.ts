import type { TrendPoint } from '@backstage-continuity/plugin-continuity-common';
import { counts } from '../../__testUtils__';
import { lastOfMonths } from '../trend/months';
import { baselineOf, readyPercent } from './change';

const point = (day: string): TrendPoint => ({
  day,
  total: 1,
  byStatus: counts({ ready: 1 }),
  score: 1,
  reconstructed: false,
});
const days = (...all: string[]) => all.map(point);

describe('baselineOf', () => {
  it('is the point of thirty days before the last', () => {
    const points = days('2026-10-23', '2026-10-24', '2026-10-25', '2026-11-23');
    expect(baselineOf(points)?.day).toBe('2026-10-24');
  });

  it('is the first where all are younger, and none where there is but one', () => {
    expect(baselineOf(days('2026-11-21', '2026-11-23'))?.day).toBe(
      '2026-11-21',
    );
    expect(baselineOf(days('2026-11-23'))).toBeUndefined();
    expect(baselineOf([])).toBeUndefined();
  });
});

describe('readyPercent', () => {
  it('is 100 only when all are ready, and none of nothing', () => {
    const of = (ready: number, total: number) =>
      readyPercent({ total, byStatus: { ready } });
    expect(of(999, 1000)).toBe(99);
    expect(of(1000, 1000)).toBe(100);
    expect(of(0, 0)).toBeNull();
  });
});

describe('lastOfMonths', () => {
  it('keeps the last day of each month, newest first', () => {
    const points = days('2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02');
    expect(lastOfMonths(points).map(({ day }) => day)).toEqual([
      '2026-10-02',
      '2026-09-30',
    ]);
  });
});
