import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addPeriod,
  endOfPlanned,
  formatPeriod,
  isPeriod,
  parsePeriod,
  subtractPeriod,
} from './period';

const instants = fc
  .date({
    min: new Date('1990-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  })
  .map(date => date.toISOString());

describe('parsePeriod', () => {
  it('reads calendar periods', () => {
    expect(parsePeriod('P1Y6M2W3D')).toEqual({
      ok: true,
      period: { years: 1, months: 6, weeks: 2, days: 3 },
    });
    for (const text of ['P6M', 'P1Y', 'P2W', 'P30D', 'P0Y1M', 'P100Y']) {
      expect(isPeriod(text)).toBe(true);
    }
  });

  it.each([
    '',
    'P',
    'P0D',
    'P0Y0M',
    'PT6H',
    'P1DT6H',
    'P1DT',
    'P1.5M',
    'P-1M',
    'p6m',
    '6m',
    'P6M ',
    'P6M\n',
    'P101Y',
    'P99999Y',
    'P6D1M',
  ])('refuses %p', text => {
    expect(isPeriod(text)).toBe(false);
    expect(() => addPeriod('2026-01-01T00:00:00.000Z', text)).toThrow(
      'Expected a calendar period',
    );
  });
});

describe('addPeriod and subtractPeriod', () => {
  it.each([
    ['2026-01-31T09:30:00.000Z', 'P1M', '2026-02-28T09:30:00.000Z'],
    ['2024-01-31T09:30:00.000Z', 'P1M', '2024-02-29T09:30:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
    ['2026-08-31T23:59:59.999Z', 'P6M', '2027-02-28T23:59:59.999Z'],
    // years and months first, then weeks and days
    ['2026-01-31T00:00:00.000Z', 'P1M1D', '2026-03-01T00:00:00.000Z'],
    ['2026-01-31T00:00:00.000Z', 'P1M2W', '2026-03-14T00:00:00.000Z'],
    // no summer time in UTC
    ['2026-03-28T12:00:00.000Z', 'P2D', '2026-03-30T12:00:00.000Z'],
    // another offset is the same instant
    ['2026-01-01T01:00:00+02:00', 'P1D', '2026-01-01T23:00:00.000Z'],
  ])('%p plus %p is %p', (instant, period, expected) => {
    expect(addPeriod(instant, period)).toBe(expected);
  });

  it.each([
    ['2026-03-31T00:00:00.000Z', 'P1M', '2026-02-28T00:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', '2023-02-28T00:00:00.000Z'],
    ['2026-03-31T00:00:00.000Z', 'P1M1D', '2026-02-27T00:00:00.000Z'],
  ])('%p minus %p is %p', (instant, period, expected) => {
    expect(subtractPeriod(instant, period)).toBe(expected);
  });

  it('refuses what is no instant', () => {
    expect(() => addPeriod('yesterday', 'P1D')).toThrow('ISO 8601 instant');
  });

  it('moves forward, keeps order and time of day', () => {
    fc.assert(
      fc.property(
        instants,
        instants,
        fc.constantFrom('P1D', 'P2W', 'P1M', 'P6M', 'P1Y', 'P1Y1M1D'),
        (a, b, period) => {
          const [earlier, later] = [a, b].sort();
          expect(addPeriod(earlier, period) > earlier).toBe(true);
          // Days that clamp to the same last day may swap within that day only.
          expect(
            addPeriod(earlier, period).slice(0, 10) <=
              addPeriod(later, period).slice(0, 10),
          ).toBe(true);
          expect(addPeriod(a, period).slice(10)).toBe(a.slice(10));
        },
      ),
    );
  });
});

describe('addPeriod and subtractPeriod beside luxon', () => {
  it('come to the same', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom('P1D', 'P3W2D', 'P1M', 'P18M', 'P4Y', 'P1Y1M1W1D'),
        (instant, text) => {
          const parsed = parsePeriod(text);
          const period = parsed.ok ? parsed.period : {};
          const time = DateTime.fromISO(instant, { zone: 'utc' });
          expect(addPeriod(instant, text)).toBe(time.plus(period).toISO());
          expect(subtractPeriod(instant, text)).toBe(
            time.minus(period).toISO(),
          );
        },
      ),
    );
  });
});

describe('formatPeriod', () => {
  it.each([
    ['P6M', '6 months'],
    ['P1Y', '1 year'],
    ['P1Y6M', '1 year 6 months'],
    ['P2W1D', '2 weeks 1 day'],
  ])('shows %p as %p', (period, text) => {
    expect(formatPeriod(period)).toBe(text);
  });
});

describe('endOfPlanned', () => {
  it('ends a day with its UTC day and leaves an instant alone', () => {
    expect(endOfPlanned('2026-12-01')).toBe('2026-12-01T23:59:59.999Z');
    expect(endOfPlanned('2026-12-01T09:00:00.000Z')).toBe(
      '2026-12-01T09:00:00.000Z',
    );
  });
});
