import type { SheetCell } from '../../../model/records/recordImport';
import type { CellContext } from './cell';
import { readCell } from './readCell';

const context: CellContext = {
  unit: null,
  days: null,
  decimal: null,
  currency: 'EUR',
  lookUp: text =>
    text === 'Kim'
      ? { ok: true, ref: 'user:default/kim' }
      : { ok: false, expected: 'somebody known' },
};

function read(
  kind: Parameters<typeof readCell>[1]['kind'],
  cell: SheetCell,
  options: Partial<CellContext> & {
    choices?: { value: string; label: string }[];
  } = {},
) {
  const { choices, ...rest } = options;
  const answer = readCell(cell, { kind, choices }, { ...context, ...rest });
  return answer.ok ? answer.value : `expected ${answer.expected}`;
}

describe('readCell of a duration', () => {
  it.each<[SheetCell, number]>([
    ['4h', 14_400],
    ['PT4H', 14_400],
    ['P1DT2H', 93_600],
    ['4 hours', 14_400],
    ['4 Hrs.', 14_400],
    ['1.5 h', 5_400],
    ['1,5 h', 5_400],
    ['2 days', 172_800],
    ['1 week', 604_800],
    ['1 d 4 h', 100_800],
    ['1 hour and 30 minutes', 5_400],
    ['30 min', 1_800],
    ['4:30', 16_200],
    ['72:00:00', 259_200],
    ['< 4 h', 14_400],
    ['max. 2 days', 172_800],
    ['up to 15 min', 900],
    ['0', 0],
    [0, 0],
    // Cells formatted as a time: 04:00, and 30:00 as [h]:mm.
    [{ date: '1899-12-30T04:00:00.000Z' }, 14_400],
    [{ date: '1899-12-31T06:00:00.000Z' }, 108_000],
  ])('takes %p for %p seconds', (cell, seconds) => {
    expect(read('duration', cell)).toBe(seconds);
  });

  it('takes the unit of bare numbers from the column', () => {
    expect(read('duration', 4, { unit: 'hours' })).toBe(14_400);
    expect(read('duration', '0,5', { unit: 'days' })).toBe(43_200);
    expect(read('duration', '30 min', { unit: 'hours' })).toBe(1_800);
    expect(read('duration', 4)).toContain('a unit chosen for the whole column');
  });

  it('asks where its figure can be read in two ways', () => {
    expect(read('duration', '1,200', { unit: 'minutes' })).toContain(
      'write 1200 or 1.2 rather than 1,200',
    );
    for (const cell of ['1,200 min', '2 days 1.200 s', '< 1.200 min']) {
      expect(read('duration', cell)).toContain('two ways');
    }
    expect(read('duration', '1,200 min', { decimal: 'point' })).toBe(72_000);
    expect(read('duration', '1,200 min', { decimal: 'comma' })).toBe(72);
    expect(
      read('duration', '1.200', { unit: 'minutes', decimal: 'comma' }),
    ).toBe(72_000);
    expect(read('duration', '0,125 h')).toBe(450);
    expect(read('duration', '1.2500 h')).toBe(4_500);
  });

  it.each<SheetCell>([
    '1,2,3 h',
    '2-4 h',
    'soon',
    '3 months',
    'P1M',
    '2 business days',
    -1,
    'none',
    'h',
    '4 h h',
    { date: '2026-03-01T00:00:00.000Z' },
  ])('says what is wrong with %p', cell => {
    expect(read('duration', cell)).toMatch(/^expected a duration/);
  });

  it.each<SheetCell>([null, '', ' ', '-', 'n/a', 'TBD', 'not decided'])(
    'takes %p for nothing said, not for none tolerated',
    cell => {
      expect(read('duration', cell)).toBeUndefined();
    },
  );
});

describe('readCell of numbers and amounts', () => {
  it.each<[SheetCell, number]>([
    [12.5, 12.5],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1.234,5', 1_234.5],
    ['1,234.5', 1_234.5],
    ['1 234 567', 1_234_567],
    ['1,234,567', 1_234_567],
    ["1'234", 1_234],
    ['60 %', 60],
    ['0,125', 0.125],
  ])('takes %p for %p', (cell, value) => {
    expect(read('number', cell)).toBe(value);
  });

  it('asks where a number can be read in two ways', () => {
    expect(read('number', '1,500')).toContain('two ways');
    expect(read('number', '1,500', { decimal: 'point' })).toBe(1_500);
    expect(read('number', '1,500', { decimal: 'comma' })).toBe(1.5);
    expect(read('number', '1.500', { decimal: 'comma' })).toBe(1_500);
  });

  it.each<[SheetCell, number]>([
    ['€ 12,50', 12.5],
    ['12.500,00 €', 12_500],
    ['EUR 12k', 12_000],
    ['1.15 million', 1_150_000],
    ['50K', 50_000],
  ])('takes %p for the amount %p', (cell, value) => {
    expect(read('amount', cell)).toBe(value);
  });

  it.each(['$ 12', 'USD 12', 'a lot', '12 x', '1,2,3'])(
    'refuses %p as an amount in euro',
    cell => {
      expect(read('amount', cell)).toContain('expected an amount in EUR');
    },
  );
});

describe('readCell of days', () => {
  it.each<[SheetCell, string]>([
    ['2026-12-31', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['3.4.2026', '2026-04-03'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['5/5/2026', '2026-05-05'],
    ['31 Dec 2026', '2026-12-31'],
    ['December 31, 2026', '2026-12-31'],
    [{ date: '2026-12-31T00:00:00.000Z' }, '2026-12-31'],
    [46_387, '2026-12-31'],
  ])('takes %p for %p', (cell, day) => {
    expect(read('date', cell)).toBe(day);
  });

  it('asks where a day can be read in two ways', () => {
    expect(read('date', '3/4/2026')).toContain('two ways');
    expect(read('date', '3/4/2026', { days: 'day-first' })).toBe('2026-04-03');
    expect(read('date', '3/4/2026', { days: 'month-first' })).toBe(
      '2026-03-04',
    );
  });

  it.each<SheetCell>(['31.2.2026', '31.12.26', 'next year', 7, '13/13/2026'])(
    'says what is wrong with %p',
    cell => {
      expect(read('date', cell)).toMatch(/^expected a day/);
    },
  );
});

describe('readCell of everything else', () => {
  const choices = [
    { value: 'very-low', label: 'Very low' },
    { value: 'PT4H', label: '4 h' },
    { value: 'unknown', label: 'Unknown' },
  ];

  it.each([
    ['VERY LOW', 'very-low'],
    ['very-low', 'very-low'],
    ['very  low', 'very-low'],
    ['240 min', 'PT4H'],
    ['unknown', 'unknown'],
  ])('takes %p for the choice %p', (cell, value) => {
    expect(read('choice', cell, { choices })).toBe(value);
  });

  it('lists the choices where it is none of them', () => {
    expect(read('choice', 'huge', { choices })).toBe(
      'expected one of Very low, 4 h, Unknown',
    );
    expect(read('choices', 'very low; 4h', { choices })).toEqual([
      'very-low',
      'PT4H',
    ]);
  });

  it('never evaluates text, and takes back what keeps others from it', () => {
    const formula = '=HYPERLINK("https://example.org")';
    expect(read('text', formula)).toBe(formula);
    expect(read('text', `'${formula}`)).toBe(formula);
    expect(read('text', '#REF!')).toContain('not the error of a formula');
  });

  it('finds people, reads yes and no, and knows web addresses', () => {
    expect(read('person', 'Kim')).toBe('user:default/kim');
    expect(read('people', 'Kim; Kim')).toEqual(['user:default/kim']);
    expect(read('people', 'Kim, Lee')).toBe('expected somebody known');
    expect(read('toggle', 'Yes')).toBe(true);
    expect(read('toggle', false)).toBe(false);
    expect(read('toggle', 'maybe')).toBe('expected yes or no');
    expect(read('url', 'https://example.org/a')).toBe('https://example.org/a');
    expect(read('url', 'data:text/html,hello')).toContain('https://');
  });
});
