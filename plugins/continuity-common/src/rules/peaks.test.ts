import fc from 'fast-check';
import { Peak } from '../model';
import { activePeaks, nextPeakStart, peakWindows } from './peaks';
import { parseRecurrence } from './recurrence';

const DAY = 86_400;

function peakOf(rrule: string, duration = DAY): Peak {
  return { name: 'peak', rrule, duration, rto: null, rpo: null, mtpd: 14_400 };
}

function days(rrule: string, from: string, to: string): string[] {
  return peakWindows(peakOf(rrule), from, to).map(({ start }) =>
    start.slice(0, 10),
  );
}

describe('peakWindows', () => {
  it('runs from midnight UTC for its duration, end excluded', () => {
    const quarterEnd = peakOf(
      'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25',
      7 * DAY,
    );
    const window = {
      start: '2026-03-25T00:00:00.000Z',
      end: '2026-04-01T00:00:00.000Z',
    };
    const at = (now: string) => activePeaks([quarterEnd], now);
    expect(at('2026-03-24T23:59:59.999Z')).toEqual([]);
    expect(at('2026-03-25T00:00:00.000Z')).toEqual([
      { peak: quarterEnd, ...window },
    ]);
    expect(at('2026-03-31T23:59:59.999Z')).toHaveLength(1);
    expect(at('2026-04-01T00:00:00.000Z')).toEqual([]);
    expect(
      peakWindows(
        quarterEnd,
        '2026-04-01T00:00:00.000Z',
        '2026-12-25T00:00:00.000Z',
      ).map(({ start }) => start),
    ).toEqual([
      '2026-06-25T00:00:00.000Z',
      '2026-09-25T00:00:00.000Z',
      '2026-12-25T00:00:00.000Z',
    ]);
  });

  it('has none when the rule cannot be read or the range is backwards', () => {
    expect(days('FREQ=NEVER', '2026-01-01', '2027-01-01')).toEqual([]);
    expect(
      peakWindows(peakOf('FREQ=DAILY'), '2027-01-01', '2026-01-01'),
    ).toEqual([]);
  });

  it.each([
    ['FREQ=DAILY;INTERVAL=10', ['2026-02-06', '2026-02-16', '2026-02-26']],
    [
      'FREQ=WEEKLY;BYDAY=MO,FR;INTERVAL=2',
      ['2026-02-09', '2026-02-13', '2026-02-23', '2026-02-27'],
    ],
    ['FREQ=WEEKLY', ['2026-02-05', '2026-02-12', '2026-02-19', '2026-02-26']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-02-28']],
    ['FREQ=MONTHLY', ['2026-02-01']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-02-27']],
    [
      'FREQ=DAILY;BYMONTH=2;BYDAY=SA',
      ['2026-02-07', '2026-02-14', '2026-02-21', '2026-02-28'],
    ],
    [
      'DTSTART:20260210T103000Z\nRRULE:FREQ=WEEKLY;COUNT=2',
      ['2026-02-10', '2026-02-17'],
    ],
    ['FREQ=DAILY;UNTIL=20260203', ['2026-02-01', '2026-02-02', '2026-02-03']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', []],
  ])('%p names %p in February 2026', (rrule, expected) => {
    const found = days(
      rrule,
      '2026-02-01T12:00:00.000Z',
      '2026-02-28T12:00:00.000Z',
    );
    expect(found).toEqual(expected);
  });

  it('names the same days whatever part of time is asked about', () => {
    const day = fc.integer({ min: 0, max: 40_000 });
    const text = (n: number) => new Date(n * DAY * 1000).toISOString();
    fc.assert(
      fc.property(
        fc.constantFrom(
          'FREQ=DAILY;INTERVAL=11',
          'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU',
          'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU',
          'FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31',
          'FREQ=MONTHLY;INTERVAL=7;BYDAY=2TU',
          'FREQ=YEARLY;INTERVAL=3;BYWEEKNO=1;BYDAY=MO',
          'DTSTART:19720229T000000Z\nRRULE:FREQ=YEARLY;INTERVAL=4',
          'DTSTART:19980131T000000Z\nRRULE:FREQ=MONTHLY;INTERVAL=2',
        ),
        day,
        fc.integer({ min: 1, max: 400 }),
        (rrule, start, length) => {
          const all = peakWindows(peakOf(rrule), text(0), text(41_000));
          const end = text(start + length);
          expect(peakWindows(peakOf(rrule), text(start), end)).toEqual(
            all.filter(w => w.end > text(start) && w.start <= end),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('nextPeakStart', () => {
  it('is strictly later, or nothing', () => {
    const monthly = peakOf('FREQ=MONTHLY;BYMONTHDAY=1');
    expect(nextPeakStart(monthly, '2026-02-01T00:00:00.000Z')).toBe(
      '2026-03-01T00:00:00.000Z',
    );
    expect(nextPeakStart(monthly, '2026-01-31T23:59:59.999Z')).toBe(
      '2026-02-01T00:00:00.000Z',
    );
    expect(
      nextPeakStart(
        peakOf('FREQ=DAILY;UNTIL=20200101'),
        '2026-01-01T00:00:00.000Z',
      ),
    ).toBeUndefined();
  });
});

describe('parseRecurrence', () => {
  it.each([
    '',
    'every friday',
    'FREQ=HOURLY',
    'FREQ=SECONDLY;INTERVAL=1',
    'BYMONTH=3',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;INTERVAL=x',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=DAILY;TZID=Europe/Berlin',
    'FREQ=YEARLY;BYEASTER=0',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYMONTHDAY=0',
    'FREQ=YEARLY;BYMONTHDAY=1,x',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYYEARDAY=1',
    'FREQ=DAILY;BYWEEKNO=1',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=DAILY;__proto__=1',
    'EXDATE:20260101\nRRULE:FREQ=DAILY',
    `FREQ=DAILY;BYMONTH=${'1,'.repeat(300)}1`,
    // names no day, ever
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=5',
  ])('refuses %p at once', rrule => {
    const started = Date.now();
    expect(parseRecurrence(rrule)).toEqual({
      ok: false,
      expected: expect.stringContaining('rule'),
    });
    expect(Date.now() - started).toBeLessThan(1000);
  });

  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.tuple(
                fc.constantFrom(
                  'FREQ',
                  'INTERVAL',
                  'BYDAY',
                  'BYMONTH',
                  'COUNT',
                  'UNTIL',
                  'DTSTART',
                  'BYSETPOS',
                  'WKST',
                ),
                fc.constantFrom(
                  'DAILY',
                  'YEARLY',
                  '1',
                  '-1',
                  'MO',
                  '1FR',
                  '20260101',
                  '',
                  'x',
                  ',',
                ),
              ),
            )
            .map(pairs => pairs.map(pair => pair.join('=')).join(';')),
        ),
        text => {
          expect(typeof parseRecurrence(text).ok).toBe('boolean');
        },
      ),
    );
  });
});
