import {
  formatDuration,
  parseDuration,
} from '@backstage-continuity/plugin-continuity-common';
import { compactSpan } from '../../../components';

/**
 * How a field that is written as text is read and shown. What cannot be read
 * stays in the form as it was typed, so that nothing is lost; the form says what
 * is wrong with it.
 */
export interface TextForm {
  read(text: string): unknown;
  write(value: unknown): string;
}

/** 1,200 and 1.200: some mean 1200 by it, others 1.2. */
const TWO_WAYS = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const WITH_COMMAS = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;
const WITH_POINTS = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;

function readNumber(text: string): number | null {
  const compact = text.replace(/[\s'’]/g, '');
  if (TWO_WAYS.test(compact)) return null;
  const ungrouped = WITH_COMMAS.test(compact)
    ? compact.replace(/,/g, '')
    : compact;
  const plain = (
    WITH_POINTS.test(ungrouped) ? ungrouped.replace(/\./g, '') : ungrouped
  ).replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

const numbers: TextForm = {
  read: text => (text.trim() === '' ? null : readNumber(text) ?? text),
  write: value => (value === null || value === undefined ? '' : String(value)),
};

export const textForms = {
  duration: {
    read: (text: string) => {
      if (text.trim() === '') return null;
      const span = parseDuration(compactSpan(text));
      return span.ok ? span.seconds : text;
    },
    write: (value: unknown) =>
      typeof value === 'number' ? formatDuration(value) : numbers.write(value),
  },
  number: numbers,
  amount: numbers,
  url: {
    read: (text: string) => (text.trim() === '' ? null : text.trim()),
    write: numbers.write,
  },
} as const satisfies Record<string, TextForm>;
