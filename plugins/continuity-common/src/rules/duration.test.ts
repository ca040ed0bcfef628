import fc from 'fast-check';
import { formatDuration, formatIsoDuration, parseDuration } from './duration';

const spans = fc.integer({ min: 0, max: 315_576_000_000 });

describe('parseDuration', () => {
  it.each<[unknown, number]>([
    ['PT4H', 14_400],
    ['P1DT2H', 93_600],
    ['P2W', 1_209_600],
    ['P1W2DT1H', 781_200],
    ['PT90M', 5_400],
    ['PT0S', 0],
    ['P0D', 0],
    ['4h', 14_400],
    ['1h30m', 5_400],
    ['2d', 172_800],
    ['1w', 604_800],
    ['45s', 45],
    ['0h', 0],
    ['0', 0],
    [0, 0],
    [-0, 0],
  ])('reads %p', (input, seconds) => {
    expect(parseDuration(input)).toEqual({ ok: true, seconds });
  });

  it.each([
    // calendar units have no fixed length
    'P1Y',
    'P1M',
    'P1Y2M3DT4H',
    // fractions
    'PT1.5H',
    'PT0,5S',
    '1.5h',
    // order, case and space
    '30m1h',
    'PT4h',
    'pt4h',
    '4H',
    ' 4h',
    '4 h',
    '4h\n',
    // nothing or half of it
    '',
    'P',
    'PT',
    'P1DT',
    'h',
    // signs and bare numbers
    '-4h',
    'P-1D',
    '-PT1H',
    '4',
    '00',
    4,
    1e9,
    NaN,
    true,
    null,
    undefined,
    {},
    ['4h'],
    // beyond bounds
    'P9999999999D',
    '9'.repeat(100_000),
  ])('refuses %p', input => {
    expect(parseDuration(input)).toEqual({
      ok: false,
      expected: expect.stringContaining('a duration'),
    });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(spans, seconds => {
        expect(parseDuration(formatIsoDuration(seconds))).toEqual({
          ok: true,
          seconds,
        });
      }),
    );
  });

  it('reads what people are shown, written without spaces', () => {
    fc.assert(
      fc.property(spans, seconds => {
        const short = formatDuration(seconds)
          .replaceAll('min', 'm')
          .replaceAll(' ', '');
        expect(parseDuration(short)).toEqual({ ok: true, seconds });
      }),
    );
  });

  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), input => {
        expect(typeof parseDuration(input).ok).toBe('boolean');
      }),
    );
  });
});

describe('formatDuration', () => {
  it.each<[number | null, string]>([
    [null, 'not decided'],
    [0, '0 s'],
    [45, '45 s'],
    [5_400, '1 h 30 min'],
    [14_400, '4 h'],
    [187_200, '2 d 4 h'],
    [1_209_600, '14 d'],
    [86_461, '1 d 1 min 1 s'],
  ])('shows %p as %p', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('formatIsoDuration', () => {
  it.each<[number, string]>([
    [0, 'PT0S'],
    [5_400, 'PT1H30M'],
    [172_800, 'P2D'],
    [187_261, 'P2DT4H1M1S'],
  ])('writes %p as %p', (seconds, text) => {
    expect(formatIsoDuration(seconds)).toBe(text);
  });
});
