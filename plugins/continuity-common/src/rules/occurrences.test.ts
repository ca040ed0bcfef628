import fc from 'fast-check';
import { nextOccurrence, occurrencesBetween } from './occurrences';

describe('nextOccurrence', () => {
  it.each([
    ['2026-12-01', 'FREQ=MONTHLY;INTERVAL=6', '2026-12-01', '2027-06-01'],
    ['2026-12-01', 'FREQ=MONTHLY;INTERVAL=6', '2026-11-01', '2026-12-01'],
    ['2026-12-01', 'FREQ=YEARLY', '2030-12-01T00:00:00.001Z', '2031-12-01'],
    // A month without the day is passed over, as the standard says.
    ['2026-01-31', 'FREQ=MONTHLY', '2026-01-31', '2026-03-31'],
    ['2026-12-01', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-01', '2026-12-31'],
    ['2026-12-01', 'FREQ=MONTHLY;UNTIL=20270101', '2027-01-01', null],
    ['2026-12-01', 'FREQ=DAILY;COUNT=2', '2026-12-02', null],
    ['2026-12-01', 'every so often', '2026-12-01', null],
    [
      '2026-12-01T09:30:00.000Z',
      'FREQ=WEEKLY;BYDAY=TU',
      '2026-12-08T09:29:59.999Z',
      '2026-12-08T09:30:00.000Z',
    ],
    [
      '2026-12-01T09:30:00.000Z',
      'FREQ=WEEKLY;BYDAY=TU',
      '2026-12-08T09:30:00.000Z',
      '2026-12-15T09:30:00.000Z',
    ],
    // The last one would be half an hour after the end.
    [
      '2026-12-01T09:30:00.000Z',
      'FREQ=DAILY;UNTIL=20261203T090000Z',
      '2026-12-02T09:30:00.000Z',
      null,
    ],
    // The planned time counts, not a start in the text.
    [
      '2026-12-01',
      'DTSTART:20200115T000000Z\nRRULE:FREQ=MONTHLY',
      '2026-12-01',
      '2027-01-01',
    ],
  ])('of %s by %j after %s is %s', (plannedAt, rrule, after, next) => {
    expect(nextOccurrence(plannedAt, rrule, after)).toBe(next);
  });

  it('is always later, and in the list of occurrences', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-01-31', '2026-02-03T23:15:00.000Z'),
        fc.constantFrom(
          'FREQ=DAILY;INTERVAL=9',
          'FREQ=WEEKLY;BYDAY=MO,FR',
          'FREQ=MONTHLY;BYDAY=-1SU',
          'FREQ=YEARLY',
        ),
        fc.integer({ min: 0, max: 3000 }),
        (plannedAt, rrule, hours) => {
          const after = new Date(
            Date.parse('2026-02-05T00:00:00Z') + hours * 3_600_000,
          ).toISOString();
          const next = nextOccurrence(plannedAt, rrule, after) ?? '';
          expect(Date.parse(next)).toBeGreaterThan(Date.parse(after));
          expect(next).toHaveLength(plannedAt.length);
          expect(
            occurrencesBetween(plannedAt, rrule, after, next, 10).filter(
              item => Date.parse(item) > Date.parse(after),
            ),
          ).toEqual([next]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('occurrencesBetween', () => {
  it('lists the planned one and its repetitions, both ends included', () => {
    const between = (from: string, to: string, limit = 100) =>
      occurrencesBetween('2026-12-01', 'FREQ=MONTHLY', from, to, limit);
    expect(between('2026-12-01', '2027-02-01')).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
    expect(between('2020-01-01', '2026-12-31')).toEqual(['2026-12-01']);
    expect(between('2027-01-02', '2027-01-31')).toEqual([]);
    expect(between('2026-12-01', '2030-01-01', 2)).toHaveLength(2);
  });

  it('keeps a planned one whose day the rule does not name', () => {
    expect(
      occurrencesBetween(
        '2026-12-02T09:00:00.000Z',
        'FREQ=WEEKLY;BYDAY=MO',
        '2026-12-01T00:00:00.000Z',
        '2026-12-10T00:00:00.000Z',
        10,
      ),
    ).toEqual(['2026-12-02T09:00:00.000Z', '2026-12-07T09:00:00.000Z']);
  });
});
