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

function readNumber(text: string): number | null {
  const compact = text.replace(/[\s'’]/g, '');
  // 1,200.50 has separators of thousands, 12,5 a decimal comma.
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)
    ? compact.replace(/,/g, '')
    : compact.replace(',', '.');
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
