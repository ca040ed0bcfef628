import type { Row } from './verdicts';

const number = (value: number, digits: number) =>
  value.toLocaleString('en', { maximumFractionDigits: digits });

/** Number of services; what does not depend on it has none. */
export function sizeText(n: number): string {
  return n === 0 ? '' : number(n, 0);
}

/** A figure with as many digits as mean something. */
export function figure(value: number, unit: string): string {
  if (unit === 'x') return `${number(value, value < 10 ? 2 : 0)} ×`;
  const text = number(value, Math.abs(value) < 10 ? 2 : 0);
  return unit === '' ? text : `${text} ${unit}`;
}

export function spreadText({ min, max, rounds, promise }: Row): string {
  if (min === undefined || max === undefined) return '';
  return `${figure(min, promise.unit)} to ${figure(
    max,
    promise.unit,
  )}, ${rounds} rounds`;
}

const partText = ([name, value]: [string, number], unit: string) =>
  `${name} ${figure(value, unit)}`;

/** What a figure came from. */
export function partsText({ parts, note, promise }: Row): string {
  const unit = promise.unit === 'x' ? 'ms' : promise.unit;
  return [
    ...Object.entries(parts ?? {}).map(part => partText(part, unit)),
    ...(note ? [note] : []),
  ].join('; ');
}
