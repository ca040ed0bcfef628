import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseAllDocuments,
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

/** No catalog file comes near; the parser takes long over what does. */
const NESTED = /(?:[[{]\s*){100}|(?:[\]}]\s*){100}/;

/** Reads the documents of a file as the catalog does, and where things are. */
export function readYaml(text: string): (YamlDocument | YamlMistake)[] {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  let documents: Document.Parsed[];
  try {
    // Keys that repeat are looked for below: the parser's own way is quadratic.
    documents = parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    }) as Document.Parsed[];
  } catch (error) {
    return [{ line: null, message: `Unreadable YAML: ${error}` }];
  }
  return documents.flatMap(document => {
    const [error] = document.errors;
    if (error) {
      return { line: lineAt(error.pos[0]), message: error.message };
    }
    const repeated = repeatedKey(document);
    if (repeated) {
      return {
        line: lineAt(repeated.offset),
        message: `The key "${repeated.name}" repeats`,
      };
    }
    if (document.contents === null) return [];
    try {
      return readDocument(document, lineAt);
    } catch (reason) {
      return { line: lineAt(document.range[0]), message: String(reason) };
    }
  });
}

/** Where a file is nested more deeply than can be read in time. */
export function tooDeep(text: string): YamlMistake | undefined {
  const nested = NESTED.exec(text);
  return nested
    ? {
        line: text.slice(0, nested.index).split('\n').length,
        message: 'Nested too deeply',
      }
    : undefined;
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

function repeatedKey(document: Document.Parsed) {
  let repeated: { name: string; offset: number } | undefined;
  visit(document, {
    Map(_, node) {
      if (!isMap(node)) return undefined;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          repeated = { name: String(key.value), offset: key.range?.[0] ?? 0 };
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return repeated;
}
