import type { CellContext, ReadCell } from './cell';

const SYMBOLS: Record<string, string[]> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  $: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD'],
};
const FACTORS: [RegExp, number][] = [
  [/^(?:k|thousand)$/i, 1e3],
  [/^(?:m|mio|mn|million)$/i, 1e6],
  [/^(?:bn|billion)$/i, 1e9],
];
const AMOUNT =
  /^([€£¥$]|[A-Z]{3}\b)?\s*([+-]?\d[\d.,' ]*)\s*(k|thousand|m|mio|mn|million|bn|billion)?\b\.?\s*([€£¥$]|[A-Z]{3})?$/i;

export const BOTH_WAYS =
  'a number that cannot be read in two ways: write 1200 or 1.2 rather than 1,200, or say whether the decimal sign is a comma or a point';

/** The number that the digits say; undefined: none; null: one of two. */
export function numberOf(
  digits: string,
  decimal: CellContext['decimal'],
): number | null | undefined {
  const text = digits.replace(/[' ]/g, '');
  const signs = text.replace(/[^.,]/g, '');
  const last = signs.at(-1);
  if (last === undefined) return Number(text);
  const other = last === ',' ? '.' : ',';
  const grouped = (sign: string) =>
    new RegExp(`^[+-]?\\d{1,3}(?:\\${sign}\\d{3})+$`);
  const asDecimal = () => {
    const [before, after] = text.split(last);
    const plain = signs.length === 1 ? /^[+-]?\d+$/ : grouped(other);
    return plain.test(before) && /^\d+$/.test(after)
      ? Number(`${before.split(other).join('')}.${after}`)
      : undefined;
  };
  const asGroups = () =>
    grouped(last).test(text) ? Number(text.split(last).join('')) : undefined;

  if (signs.split(last).length > 2) return asGroups();
  if (signs.length > 1) return asDecimal();
  const says = { ',': 'comma', '.': 'point' }[last];
  if (decimal !== null) return decimal === says ? asDecimal() : asGroups();
  const twoWays = grouped(last).test(text) && !/^[+-]?0/.test(text);
  return twoWays ? null : asDecimal();
}

/** Reads a number with either decimal sign, also one in percent. */
export function readNumberText(
  text: string,
  decimal: CellContext['decimal'],
): ReadCell {
  const digits = text.replace(/\s*%$/, '');
  const value = /^[+-]?\d[\d.,' ]*$/.test(digits)
    ? numberOf(digits, decimal)
    : undefined;
  if (value === null) return { ok: false, expected: BOTH_WAYS };
  return value === undefined
    ? { ok: false, expected: 'a number' }
    : { ok: true, value };
}

/** Reads a sum of money: `12.500 €`, `EUR 12k`, `1,5 million`. */
export function readAmountText(
  text: string,
  { decimal, currency }: Pick<CellContext, 'decimal' | 'currency'>,
): ReadCell {
  const expected = `an amount in ${currency} such as 12500`;
  const [, before, digits, factor, after] = AMOUNT.exec(text) ?? [];
  const mark = before ?? after;
  const isOurs =
    mark === undefined ||
    (SYMBOLS[mark] ?? [mark.toUpperCase()]).includes(currency);
  if (digits === undefined || !isOurs) return { ok: false, expected };
  const value = numberOf(digits, decimal);
  if (value === null) return { ok: false, expected: BOTH_WAYS };
  if (value === undefined) return { ok: false, expected };
  const times =
    FACTORS.find(([names]) => factor && names.test(factor))?.[1] ?? 1;
  // Cents, as 1.15 million is not quite 1150000 otherwise.
  return { ok: true, value: Math.round(value * times * 100) / 100 };
}
