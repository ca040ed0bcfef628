import {
  importDocumentSchema,
  type ImportDocument,
  type ImportError,
} from '@backstage-continuity/plugin-continuity-common';
import type { z } from 'zod';
import { contentHash } from '../database';
import { isExpression, resolveExpression } from './expressions';
import { readYaml, type YamlDocument } from './yamlDocuments';

/** A document that is right in itself. */
export interface ReadDocument {
  document: ImportDocument;
  /** Of the document as written, so that relative dates do not change it every day. */
  hash: string;
  /** A mistake in it that shows later, when it is taken up. */
  mistake(path: PropertyKey[], expected: string): ImportError;
}

/** At most so many mistakes are told of one document. */
const MISTAKES = 20;

type Path = PropertyKey[];

function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function valueAt(value: unknown, path: Path): string | null {
  let found = value;
  for (const key of path) {
    if (found === null || typeof found !== 'object') return null;
    if (!Object.hasOwn(found, key)) return null;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** `Invalid input: expected string, received number` → `string, received number`. */
function expectation(message: string): string {
  return message.replace(/^(?:[^:."]*[:.] )?expected /i, '');
}

function mistakesOf(error: z.ZodError): { path: Path; expected: string }[] {
  return error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          path: [...issue.path, key],
          expected: 'no key of that name',
        }))
      : [{ path: issue.path, expected: expectation(issue.message) }],
  );
}

/** Puts instants and days in the place of relative dates. */
function resolve(
  value: unknown,
  path: Path,
  now: string,
  mistakes: { path: Path; expected: string }[],
): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0')) {
      mistakes.push({ path, expected: 'text without NUL characters' });
    }
    if (!isExpression(value)) return value;
    const resolved = resolveExpression(value, now);
    if (resolved.ok) return resolved.value;
    mistakes.push({ path, expected: resolved.expected });
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      resolve(item, [...path, index], now, mistakes),
    );
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (key.includes('\0')) {
          mistakes.push({ path, expected: 'keys without NUL characters' });
        }
        return [key, resolve(item, [...path, key], now, mistakes)];
      }),
    );
  }
  return value;
}

function check(
  file: string,
  yaml: YamlDocument,
  now: string,
): ReadDocument | ImportError[] {
  const mistake = (path: Path, expected: string): ImportError => ({
    file,
    line: yaml.lineOf(path),
    path: pathText(path),
    value: valueAt(yaml.value, path),
    expected,
  });
  const mistakes: { path: Path; expected: string }[] = [];
  const resolved = resolve(yaml.value, [], now, mistakes);
  if (mistakes.length === 0) {
    const result = importDocumentSchema.safeParse(resolved);
    if (result.success) {
      return {
        document: result.data,
        hash: contentHash(yaml.value),
        mistake,
      };
    }
    mistakes.push(...mistakesOf(result.error));
  }
  return mistakes
    .slice(0, MISTAKES)
    .map(item => mistake(item.path, item.expected));
}

/** Reads the documents of one file; of each, either itself or its mistakes. */
export function* readDocuments(
  file: { name: string; content: string },
  now: string,
): Generator<ReadDocument | ImportError[]> {
  for (const found of readYaml(file.content)) {
    if ('lineOf' in found) {
      yield check(file.name, found, now);
    } else {
      const { line, expected } = found;
      yield [{ file: file.name, line, path: '', value: null, expected }];
    }
  }
}
