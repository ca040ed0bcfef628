import { readDurationText, unitOf } from './durationCell';

/** Words that change nothing about what a header means. */
const FILLERS = new Set(
  'a an the of in for to per at and or after is with if any'.split(' '),
);
const SHORT: Record<string, string> = {
  max: 'maximum',
  min: 'minimum',
  descr: 'description',
  desc: 'description',
  svc: 'service',
  app: 'application',
};

const UNITS =
  '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)';
const SPAN = new RegExp(`\\d+(?:[.,]\\d+)?\\s*${UNITS}\\b`, 'g');
/** `(h)`, `[min]`, `in hours`, and the unit alone at the end. */
const UNIT_HINT = new RegExp(
  `[([]\\s*(?:in\\s+)?(${UNITS})\\s*[)\\]]|\\bin\\s+(${UNITS})\\b|\\s(hours|hrs|minutes|mins|days|weeks)$`,
);

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** The unit that a header gives its column: `RTO (h)`, `Outage in days`. */
export function unitInHeader(header: string) {
  const [, bracket, phrase, last] =
    UNIT_HINT.exec(plain(header).replace(SPAN, ' ')) ?? [];
  const word = bracket ?? phrase ?? last;
  return word === undefined ? null : unitOf(word);
}

/**
 * The words by which headers are compared: small letters, no accents, no
 * plurals, no fillers; a span of time is one word whatever its unit, so that
 * `1 day` and `24h` are the same.
 */
export function wordsOf(text: string): string[] {
  const spans = plain(text).replace(SPAN, span => {
    const read = readDurationText(span, { unit: null, decimal: null });
    return read.ok ? ` ${read.value}sec ` : span;
  });
  return spans
    .replace(UNIT_HINT, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .map(word => SHORT[word] ?? word)
    .map(word => (word.length > 3 ? word.replace(/s$/, '') : word))
    .filter(word => word !== '' && !FILLERS.has(word));
}

/** Texts with the same key mean the same; empty: the text says nothing. */
export function keyOf(text: string): string {
  return wordsOf(text).join(' ');
}

function isOneOff(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1)
  );
}

const hasDigit = (word: string) => /\d/.test(word);

/**
 * How much two lists of words have in common, from 0 to 1. Words with figures
 * in them must be the same: `4 h` is not nearly `8 h`.
 */
export function similarity(one: string[], two: string[]): number {
  const figures = (words: string[]) => words.filter(hasDigit).sort().join(' ');
  if (one.length === 0 || two.length === 0) return 0;
  if (figures(one) !== figures(two)) return 0;
  const left = [...two];
  let common = 0;
  for (const word of one) {
    const same = left.indexOf(word);
    const found =
      same >= 0 ? same : left.findIndex(other => isOneOff(word, other));
    if (found >= 0) {
      common += same >= 0 ? 1 : 0.9;
      left.splice(found, 1);
    }
  }
  return (2 * common) / (one.length + two.length);
}
