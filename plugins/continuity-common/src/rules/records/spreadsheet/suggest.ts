import {
  SUBJECT_TARGET,
  type RecordColumn,
  type RecordImportMapping,
} from '../../../model/records/recordImport';
import { stepsOf } from './target';
import { keyOf, similarity, unitInHeader, wordsOf } from './words';

/** Below this, a header has to be mapped by a person. */
const ALIKE = 0.7;

interface Candidate {
  target: string;
  column: RecordColumn;
  names: string[][];
}

interface Guess {
  column: number;
  target: string;
  score: number;
  /** The header is the label of the column, not only a synonym. */
  isLabel: boolean;
  kind: RecordColumn['kind'];
}

/** All names of a column as words. */
function namesOf(column: RecordColumn): string[][] {
  // Of cells of a matrix, the path says less than the label.
  const path = /[@#]/.test(column.target)
    ? ''
    : column.target
        .replace(/\[[^\]]*\]/g, ' ')
        .replace(/\.|\badjusted\b/g, ' ');
  return [column.label, path, ...(column.synonyms ?? [])]
    .map(wordsOf)
    .filter(words => words.length > 0);
}

/** `Workaround 2 description`: its number, and the words without it. */
function numbered(words: string[]): { number: number; rest: string[] } | null {
  const at = words.findIndex(word => /^[1-9]\d?$/.test(word));
  return at < 0
    ? null
    : {
        number: Number(words[at]),
        rest: words.filter((_, index) => index !== at),
      };
}

const score = (words: string[], names: string[][]) =>
  Math.max(0, ...names.map(name => similarity(words, name)));

/**
 * What the columns most likely mean, by their headers: the best pairs first, each
 * column and each place once.
 *
 * @public
 */
export function suggestMapping(
  headers: readonly string[],
  columns: readonly RecordColumn[],
): RecordImportMapping {
  const candidates: Candidate[] = columns.map(column => ({
    target: column.target,
    column,
    names: namesOf(column),
  }));
  const guesses: Guess[] = headers.flatMap((header, index) => {
    const words = wordsOf(header);
    const count = numbered(words);
    return candidates.flatMap(({ target, column, names }) => {
      const found: Guess[] = [];
      const add = (to: string, value: number) =>
        value >= ALIKE &&
        found.push({
          column: index,
          target: to,
          score: value,
          isLabel: keyOf(column.label) === words.join(' '),
          kind: column.kind,
        });
      add(target, score(words, names));
      if (count && target.includes('[]')) {
        add(
          target.replace('[]', `[${count.number}]`),
          score(count.rest, names),
        );
      }
      return found;
    });
  });
  // Of equals, what a row is about goes first, then what is called just so.
  const rank = ({ score: alike, target, isLabel }: Guess) =>
    alike + (target === SUBJECT_TARGET ? 0.002 : 0) + (isLabel ? 0.001 : 0);
  guesses.sort((a, b) => rank(b) - rank(a) || a.column - b.column);

  const taken = new Map<number, Guess>();
  const targets = new Set<string>();
  for (const guess of guesses) {
    if (!taken.has(guess.column) && !targets.has(guess.target)) {
      taken.set(guess.column, guess);
      targets.add(guess.target);
    }
  }
  // What another column has to name is nothing without that column.
  const isComplete = ({ target }: Guess) =>
    stepsOf(target).every(
      step =>
        !('item' in step) ||
        step.item.by !== 'column' ||
        targets.has(step.item.target),
    );
  return {
    columns: [...taken.values()]
      .filter(isComplete)
      .sort((a, b) => a.column - b.column)
      .map(({ column, target, kind }) => ({
        column,
        target,
        unit: kind === 'duration' ? unitInHeader(headers[column]) : null,
      })),
    days: null,
    decimal: null,
  };
}

/** Tells whether a header is exactly what a column is called. */
export function knownHeaders(
  columns: readonly RecordColumn[],
): (header: string) => boolean {
  const known = new Set(
    columns.flatMap(column => namesOf(column).map(words => words.join(' '))),
  );
  return header => known.has(keyOf(header));
}
