import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseAllDocuments,
  Scalar,
  visit,
  type Document,
} from 'yaml';
import { isExpression } from './expressions';

/** One document of a file as written, before anything is known of its shape. */
export interface YamlDocument {
  /** Line of a place in the document, by its path; the nearest that exists. */
  lineOf(path: PropertyKey[]): number;
  value: unknown;
}

/** What keeps a document from being read at all. */
export interface YamlMistake {
  line: number;
  expected: string;
}

const LESS_NESTED = 'a document that is less deeply nested';
const MAX_DOCUMENT = 200_000;
const MAX_DOCUMENTS = 20_000;
/** No document of history comes near; parsers take long over what does. */
const NESTED =
  /(?:[-?:][ \t]+){20}|^[ \t]{100}|(?:[[{][ \t]*){20}|(?:[\]}][ \t]*){20}/m;

/**
 * Cuts a file at its document markers, which YAML allows nowhere else at the
 * start of a line, so that no document can spoil or slow down another.
 */
function split(text: string): { text: string; line: number }[] {
  const lines = text.split('\n');
  const parts: { text: string; line: number }[] = [];
  let start = 0;
  lines.forEach((line, index) => {
    if (/^---(?=\s|$)/.test(line) && index > start) {
      parts.push({ text: lines.slice(start, index).join('\n'), line: start });
      start = index;
    }
  });
  parts.push({ text: lines.slice(start).join('\n'), line: start });
  return parts;
}

/** Reads the documents of a file one by one; empty ones are passed over. */
export function* readYaml(
  content: string,
): Generator<YamlDocument | YamlMistake> {
  const parts = split(content.replace(/^\uFEFF/, ''));
  if (parts.length > MAX_DOCUMENTS) {
    yield {
      line: parts[MAX_DOCUMENTS].line + 1,
      expected: `at most ${MAX_DOCUMENTS} documents in a file`,
    };
    return;
  }
  for (const part of parts) {
    if (part.text.length > MAX_DOCUMENT) {
      yield {
        line: part.line + 1,
        expected: `a document of at most ${MAX_DOCUMENT} characters`,
      };
      continue;
    }
    const nested = NESTED.exec(part.text);
    if (nested) {
      const before = part.text.slice(0, nested.index).split('\n').length;
      yield {
        line: part.line + before,
        expected: LESS_NESTED,
      };
      continue;
    }
    yield* parse(part.text, part.line);
  }
}

/** The parser takes for a mistake of the document what it could not follow. */
function isTooDeep(message: string): boolean {
  return message.includes('call stack');
}

function* parse(
  text: string,
  firstLine: number,
): Generator<YamlDocument | YamlMistake> {
  const lines = new LineCounter();
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line;
  // Duplicate keys are looked for below: the parser's own way is quadratic.
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  }) as Document.Parsed[];
  for (const document of documents) {
    const [problem] = document.errors;
    if (problem) {
      yield {
        line: lineAt(problem.pos[0]),
        expected: isTooDeep(problem.message)
          ? LESS_NESTED
          : `valid YAML: ${problem.message}`,
      };
      continue;
    }
    if (document.contents === null) continue;
    const mistake = prepare(document, text);
    if (mistake) {
      yield { line: lineAt(mistake.offset), expected: mistake.expected };
      continue;
    }
    yield {
      lineOf: path => lineAt(offsetOf(document, path)),
      value: document.toJS(),
    };
  }
}

/**
 * Makes texts of relative dates that are written without quotes, which YAML
 * takes for maps, and finds what no document may contain.
 */
function prepare(document: Document.Parsed, text: string) {
  let mistake: { offset: number; expected: string } | undefined;
  visit(document, {
    Alias(_, node) {
      mistake = {
        offset: node.range?.[0] ?? 0,
        expected: 'values written out, without aliases',
      };
      return visit.BREAK;
    },
    Map(_, node) {
      const [from = 0, to = 0] = node.range ?? [];
      const source = text.slice(from, to);
      if (node.flow && isExpression(source)) {
        const scalar = new Scalar(source);
        scalar.range = node.range;
        return scalar;
      }
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        const name = isScalar(key) ? key.value : undefined;
        const offset = (isNode(key) && key.range?.[0]) || from;
        if (typeof name !== 'string') {
          mistake = { offset, expected: 'keys that are plain text' };
          return visit.BREAK;
        }
        if (seen.has(name)) {
          mistake = { offset, expected: `the key ${name} once` };
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return mistake;
}

/** Where the node at the path begins, or the last one on the way to it. */
function offsetOf(document: Document.Parsed, path: PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        item => isScalar(item.key) && item.key.value === key,
      );
      if (!isPair(pair) || !isNode(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isCollection(node) && typeof key === 'number') {
      node = node.items[key];
      if (!isNode(node) || isAlias(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
