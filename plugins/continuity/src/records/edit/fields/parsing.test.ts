import { textForms } from './parsing';

const { read, write } = textForms.amount;

describe('a figure written as text', () => {
  it.each([
    ['', null],
    ['0', 0],
    ['1200', 1200],
    ['1 200', 1200],
    ['1’200.50', 1200.5],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['-1200.25', -1200.25],
    ['1,200.50', 1200.5],
    ['1.200,50', 1200.5],
    ['1,200,000', 1_200_000],
    ['1.200.000', 1_200_000],
  ])('reads "%s"', (typed, value) => {
    expect(read(typed)).toBe(value);
  });

  it.each(['1,200', '1.200', '-12,500', 'about 12', '1,2,3'])(
    'does not guess at "%s", and keeps it',
    typed => {
      expect(read(typed)).toBe(typed);
      expect(write(read(typed))).toBe(typed);
    },
  );
});
