import {
  Composer,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type Document,
} from 'yaml';

/** Path of a node within a document. */
export type NodePath = (string | number)[];

/** One document of a file. */
export interface YamlDocument {
  value: unknown;
  /** Line of the node at the path; null: there is none. */
  lineOf(path: NodePath): number | null;
  /** Line of the first text at or below the path that is one of these. */
  lineOfText(path: NodePath, isMeant: (text: string) => boolean): number | null;
}

/** What keeps a document from being read. */
export interface YamlMistake {
  line: number | null;
  message: string;
}

/** No catalog file comes near; what reads the nodes calls itself for each. */
const LEVELS = 100;
/** Of the parser, at most in a file: each takes a while to describe. */
const MISTAKES = 100;

class Refusal extends Error {}

/** Reads the documents of a file as the catalog does, and where things are. */
export function* readYaml(text: string): Generator<YamlDocument | YamlMistake> {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  try {
    for (const document of compose(text, parser)) {
      const found = read(document, lineAt);
      if (found) yield found;
    }
  } catch (error) {
    yield {
      line: lineAt(parser.offset),
      message:
        error instanceof Refusal ? error.message : `Unreadable YAML: ${error}`,
    };
  }
}

/** The documents one by one, up to where it would take too much to go on. */
function* compose(text: string, parser: Parser): Generator<Document.Parsed> {
  // Keys that repeat are looked for below: the composer's own way is quadratic.
  const composer = new Composer({
    uniqueKeys: false,
    logLevel: 'silent',
  });
  let mistakes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      yield* composer.next(token);
      if (token.type === 'error') mistakes += 1;
    }
    const isTooDeep = parser.stack.length > LEVELS;
    if (isTooDeep || mistakes > MISTAKES) {
      // The document before, which waits for comments that follow it.
      yield* composer.end();
      throw new Refusal(isTooDeep ? 'Nested too deeply' : 'Too many mistakes');
    }
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end();
}

/** What a document holds, or why that is not known; null: nothing. */
function read(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
): YamlDocument | YamlMistake | null {
  const [error] = document.errors;
  if (error) return { line: lineAt(error.pos[0]), message: error.message };
  if (document.contents === null) return null;
  try {
    const wrong = wrongKey(document);
    return wrong
      ? { line: lineAt(wrong.offset), message: wrong.message }
      : readDocument(document, lineAt);
  } catch (reason) {
    return { line: lineAt(document.range[0]), message: String(reason) };
  }
}

function readDocument(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
): YamlDocument {
  const lineOfNode = (node: unknown) =>
    isNode(node) && node.range ? lineAt(node.range[0]) : null;
  return {
    value: document.toJS(),
    lineOf: path => lineOfNode(document.getIn(path, true)),
    lineOfText: (path, isMeant) => {
      let line: number | null = null;
      const start = document.getIn(path, true);
      if (!isNode(start)) return null;
      visit(start, {
        Scalar(key, node) {
          if (key === 'key' || typeof node.value !== 'string') return undefined;
          if (!isMeant(node.value)) return undefined;
          line = lineOfNode(node);
          return visit.BREAK;
        },
      });
      return line;
    },
  };
}

/** The first key that repeats, or that is no plain value. */
function wrongKey(document: Document.Parsed) {
  let wrong: { message: string; offset: number } | undefined;
  visit(document, {
    Map(_, node) {
      if (!isMap(node)) return undefined;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        const message = mistakeOf(key, seen);
        if (message !== undefined) {
          const range = isNode(key) ? key.range : node.range;
          wrong = { message, offset: range?.[0] ?? 0 };
          return visit.BREAK;
        }
        if (isScalar(key)) seen.add(key.value);
      }
      return undefined;
    },
  });
  return wrong;
}

function mistakeOf(key: unknown, seen: Set<unknown>): string | undefined {
  if (!isScalar(key)) return 'A key is a list or map, or an alias';
  return seen.has(key.value) ? `The key "${key.value}" repeats` : undefined;
}
