import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  importDocumentSchema,
  type ImportDocument,
} from '@backstage-continuity/plugin-continuity-common';
import type { Entity } from '@backstage/catalog-model';
import { DateTime, Duration } from 'luxon';
import { parse, parseAllDocuments } from 'yaml';

export const examplesDir = resolve(__dirname, '../../../../../examples');

/** One YAML document and the file that holds it. */
export interface ExampleDocument<T> {
  file: string;
  value: T;
}

function documentsOf<T>(file: string): ExampleDocument<T>[] {
  const text = readFileSync(join(examplesDir, file), 'utf8');
  return parseAllDocuments(text).map(document => {
    if (document.errors.length) throw document.errors[0];
    return { file, value: document.toJS() as T };
  });
}

/** Everything that the location of the catalog leads to, itself left out. */
export function readCatalog(): ExampleDocument<Entity>[] {
  const all = join(examplesDir, 'catalog/all.yaml');
  const { spec } = parse(readFileSync(all, 'utf8')) as {
    spec: { targets: string[] };
  };
  return spec.targets.flatMap(target =>
    documentsOf<Entity>(join('catalog', target)),
  );
}

/** The YAML files of a folder of the examples, wherever in it they lie. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(examplesDir, folder), { recursive: true })
    .map(name => join(folder, String(name)))
    .filter(name => name.endsWith('.yaml'))
    .sort();
}

const template =
  /^\{\{ (now|today)(?: ([+-]) (P\w+))?(?: at (\d\d):(\d\d))?(?: \+ (P\w+))? \}\}$/;

function fillIn(text: string, now: DateTime): string {
  if (!text.includes('{{')) return text;
  const match = template.exec(text);
  if (!match) throw new Error(`not a template: ${text}`);
  const [, base, sign, ago, hour, minute, later] = match;
  const away = Duration.fromISO(ago ?? 'PT0S');
  const day = sign === '-' ? now.minus(away) : now.plus(away);
  if (base === 'today') return day.toISODate()!;
  const start = hour
    ? day.startOf('day').set({ hour: Number(hour), minute: Number(minute) })
    : day;
  return start.plus(Duration.fromISO(later ?? 'PT0S')).toISO()!;
}

function fillInAll(value: unknown, now: DateTime): unknown {
  if (typeof value === 'string') return fillIn(value, now);
  if (Array.isArray(value)) return value.map(item => fillInAll(item, now));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillInAll(item, now)]),
  );
}

/** What the configuration of the app imports. */
export const importFolders = ['history', 'records', 'records-as-code'];

let history: ExampleDocument<unknown>[] | undefined;

/** The documents of the history as somebody reads them at that instant. */
export function readHistory(now: string): ExampleDocument<ImportDocument>[] {
  const at = DateTime.fromISO(now, { zone: 'utc' });
  history ??= importFolders
    .flatMap(folder => listFiles(folder))
    .flatMap(file => documentsOf(file));
  return history.map(({ file, value }) => ({
    file,
    value: importDocumentSchema.parse(fillInAll(value, at)),
  }));
}

type Specs = {
  [D in ImportDocument as D['kind']]: D['spec'];
};

/** What the documents of one kind say. */
export function specsOf<K extends keyof Specs>(
  documents: ImportDocument[],
  kind: K,
): Specs[K][] {
  return documents
    .filter(document => document.kind === kind)
    .map(({ spec }) => spec as Specs[K]);
}
