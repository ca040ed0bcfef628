import {
  formatDuration,
  importDocumentSchema,
  parseDuration,
  type ImportDocument,
} from '@backstage-continuity/plugin-continuity-common';
import type { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

/** A table that a document says comes out of one of its examples. */
export interface ExpectedTable {
  example: string;
  view: string;
  /** What follows the view: `loss of north, south`. */
  argument: string;
  columns: string[];
  rows: string[][];
}

/** A line of arithmetic: `T(shop) = 15 min + 20 min = 35 min`. */
export interface Arithmetic {
  example: string;
  entity: string;
  expression: string;
  result: string;
}

/** The examples of a document, and what it says comes out of them. */
export interface WorkedDocument {
  examples: Map<string, Entity[]>;
  /** What was tested, by the example that it belongs to. */
  histories: Map<string, ImportDocument[]>;
  tables: ExpectedTable[];
  arithmetic: Arithmetic[];
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map(cell => cell.trim().replace(/`/g, ''));
}

function documentsIn(code: string): unknown[] {
  return parseAllDocuments(code).map(document => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
}

/**
 * What stands in a document: `example: name` before a block of YAML, perhaps
 * `history: name` before one with documents for import,
 * `expected: name, view argument` around a table, `arithmetic: name` before a
 * block of text.
 */
export function readWorkedDocument(text: string): WorkedDocument {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)];
  return {
    examples: new Map(
      all(/^<!-- example: (\S+) -->\n+```yaml\n(.*?)^```$/gms).map(
        ([, name, code]) => [name, documentsIn(code) as Entity[]],
      ),
    ),
    histories: new Map(
      all(/^<!-- history: (\S+) -->\n+```yaml\n(.*?)^```$/gms).map(
        ([, name, code]) => [
          name,
          documentsIn(code).map(value => importDocumentSchema.parse(value)),
        ],
      ),
    ),
    tables: all(
      /^<!-- expected: (\S+), (\w+)(?: (?:of|at) ([^\n]*))? -->\n(.*?)^<!-- \/expected -->$/gms,
    ).map(([, example, view, argument = '', table]) => {
      const [head, , ...rows] = table
        .split('\n')
        .filter(line => line.startsWith('|'));
      return {
        example,
        view,
        argument,
        columns: cellsOf(head),
        rows: rows.map(cellsOf),
      };
    }),
    arithmetic: all(
      /^<!-- arithmetic: (\S+) -->\n+```text\n(.*?)^```$/gms,
    ).flatMap(([, example, lines]) =>
      lines
        .trim()
        .split('\n')
        .map(line => {
          const match = /^T\((.*?)\) += (.*) = (.*)$/.exec(line);
          if (!match) throw new Error(`no arithmetic: ${line}`);
          const [, entity, expression, result] = match;
          return { example, entity, expression, result };
        }),
    ),
  };
}

const functions: Record<string, (values: number[]) => number> = {
  max: values => Math.max(...values),
  first: values => [...values].sort((a, b) => a - b)[0],
  second: values => [...values].sort((a, b) => a - b)[1],
};

function secondsIn(text: string): number {
  const parsed = parseDuration(text.replace(/ /g, '').replace('min', 'm'));
  if (!parsed.ok) throw new Error(`no duration: ${text}`);
  return parsed.seconds;
}

/** Reads and sums up the terms that come next. */
function sumOf(tokens: string[]): number {
  let total = 0;
  do {
    const token = tokens.shift() ?? '';
    const apply = functions[token];
    if (!apply) {
      total += secondsIn(token);
      continue;
    }
    const values: number[] = [];
    do {
      tokens.shift();
      values.push(sumOf(tokens));
    } while (tokens[0] === ',');
    tokens.shift();
    total += apply(values);
  } while (tokens[0] === '+' && tokens.shift());
  return total;
}

/** `15 min + max(1 h, second(20 min, 30 min))` as people read its result. */
export function calculate(expression: string): string {
  const tokens = expression.match(/\d+ \w+(?: \d+ \w+)*|\w+|[(),+]/g) ?? [];
  return formatDuration(sumOf([...tokens]));
}
