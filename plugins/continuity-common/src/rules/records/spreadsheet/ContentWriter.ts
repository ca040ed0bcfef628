import type { RecordImportError } from '../../../model/records/recordImport';
import type { JsonValue } from '../../../model/records/recordType';
import { mistake, type ReadRow, type RowValue } from './rows';
import type { Selector } from './target';

type Json = { [key: string]: JsonValue };

interface Written {
  path: string;
  row: number;
  value: RowValue;
}

function isObject(value: JsonValue | undefined): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function selectorText(selector: Selector): string {
  switch (selector.by) {
    case 'row':
      return '[]';
    case 'number':
      return `[${selector.number}]`;
    case 'id':
      return `[#${selector.id}]`;
    default:
      return `[${selector.target}]`;
  }
}

/** Ids are the same whenever the same sheet is read. */
function freeId(list: JsonValue[]): string {
  const taken = new Set(list.map(item => isObject(item) && item.id));
  for (let count = list.length + 1; ; count += 1) {
    if (!taken.has(`row-${count}`)) return `row-${count}`;
  }
}

function added(list: JsonValue[], id = freeId(list)): Json {
  const item: Json = { id };
  list.push(item);
  return item;
}

function at(item: JsonValue | undefined, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (part, key) => (isObject(part) ? part[key] : undefined),
      item,
    );
}

function put(item: Json, path: string, value: JsonValue) {
  const keys = path.split('.');
  const last = keys.pop() as string;
  const parent = keys.reduce<Json>((part, key) => {
    if (!isObject(part[key])) part[key] = {};
    return part[key] as Json;
  }, item);
  parent[last] = value;
}

function same(one: JsonValue | undefined, other: JsonValue): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.trim().toLowerCase() === other.trim().toLowerCase()
    : JSON.stringify(one) === JSON.stringify(other);
}

/** Puts what rows say into the content of a record. */
export class ContentWriter {
  readonly content: Json;
  readonly errors: RecordImportError[] = [];
  readonly #written = new Map<string, Written>();
  /** Items that rows of this subject have taken, by list. */
  readonly #taken = new Map<JsonValue[], Set<Json>>();
  /** Numbered items, by list: a number that is left out leaves no hole. */
  readonly #numbered = new Map<JsonValue[], Map<number, Json>>();

  /** @param content - changed in place */
  constructor(content: Json) {
    this.content = content;
  }

  /** @param lineOf - what tells items of a list apart: the path of the field in an item */
  write(row: ReadRow, lineOf: (list: string) => string | undefined) {
    const own = new Map<string, Json>();
    for (const value of row.values) {
      // What only says which item others mean is nothing in itself.
      if (value.mapped.target.startsWith('@')) continue;
      this.#writeValue(row, value, own, lineOf);
    }
  }

  /** The cell that wrote what lies at this path of the content, or within it. */
  writerOf(path: string): Written | undefined {
    const candidates = [...this.#written.values()].filter(
      written =>
        `${path}.`.startsWith(`${written.path}.`) ||
        `${written.path}.`.startsWith(`${path}.`),
    );
    return candidates.sort((a, b) => b.path.length - a.path.length)[0];
  }

  #writeValue(
    row: ReadRow,
    value: RowValue,
    own: Map<string, Json>,
    lineOf: (list: string) => string | undefined,
  ) {
    const { steps, header, column } = value.mapped;
    let parent: Json = this.content;
    let path = '';
    let list = '';
    for (let index = 0; index < steps.length - 1; index += 1) {
      const step = steps[index];
      if (!('key' in step)) continue;
      const next = steps[index + 1];
      path = path ? `${path}.${step.key}` : step.key;
      list = list ? `${list}.${step.key}` : step.key;
      if ('key' in next) {
        if (!isObject(parent[step.key])) parent[step.key] = {};
        parent = parent[step.key] as Json;
        continue;
      }
      if (!Array.isArray(parent[step.key])) parent[step.key] = [];
      const items = parent[step.key] as JsonValue[];
      const item = this.#item(items, next.item, row, own, list, lineOf);
      if (!item) {
        this.errors.push(
          mistake(
            row.number,
            header,
            value.text,
            'a row that says what this is about in all its columns',
          ),
        );
        return;
      }
      list += selectorText(next.item);
      path = `${path}.${items.indexOf(item)}`;
      parent = item;
    }
    const last = steps[steps.length - 1];
    if (!('key' in last)) return;
    path = path ? `${path}.${last.key}` : last.key;
    const before = this.#written.get(path);
    if (before && !same(before.value.value, value.value)) {
      this.errors.push(
        mistake(
          row.number,
          header,
          value.text,
          `the same as in row ${before.row}, or nothing: both are about the same`,
        ),
      );
      return;
    }
    if (!before) this.#written.set(path, { path, row: row.number, value });
    if (column.kind === 'lines') {
      this.#putLines(parent, last.key, String(value.value), column.line);
    } else {
      parent[last.key] = value.value;
    }
  }

  #item(
    items: JsonValue[],
    selector: Selector,
    row: ReadRow,
    own: Map<string, Json>,
    list: string,
    lineOf: (list: string) => string | undefined,
  ): Json | undefined {
    if (selector.by === 'row') {
      const known = own.get(list);
      if (known) return known;
      const item = this.#alike(items, row, `${list}[].`, lineOf(list));
      own.set(list, item);
      this.#take(items, item);
      return item;
    }
    if (selector.by === 'number') {
      const numbers = this.#numbered.get(items) ?? new Map<number, Json>();
      this.#numbered.set(items, numbers);
      const known = numbers.get(selector.number) ?? items[selector.number - 1];
      const item = isObject(known)
        ? known
        : this.#alike(items, row, `${list}[${selector.number}].`, lineOf(list));
      numbers.set(selector.number, item);
      this.#take(items, item);
      return item;
    }
    const id =
      selector.by === 'id'
        ? selector.id
        : row.values.find(({ mapped }) => mapped.target === selector.target)
            ?.value;
    if (typeof id !== 'string') return undefined;
    const found = items.find(item => isObject(item) && item.id === id);
    return isObject(found) ? found : added(items, id);
  }

  #take(items: JsonValue[], item: Json) {
    this.#taken.set(items, (this.#taken.get(items) ?? new Set()).add(item));
  }

  /**
   * An item that no other row has taken and that says the same where items are
   * told apart; else a new one.
   *
   * @param prefix - of the targets that are about this item
   */
  #alike(
    items: JsonValue[],
    row: ReadRow,
    prefix: string,
    line: string | undefined,
  ): Json {
    const said = row.values.filter(({ mapped }) =>
      mapped.target.startsWith(prefix),
    );
    const telling =
      said.find(({ mapped }) => mapped.target === `${prefix}${line}`) ??
      said[0];
    const field = telling.mapped.target.slice(prefix.length);
    const found = items.find(
      item =>
        isObject(item) &&
        !this.#taken.get(items)?.has(item) &&
        same(at(item, field), telling.value),
    );
    return isObject(found) ? found : added(items);
  }

  #putLines(parent: Json, key: string, text: string, line = 'title') {
    const before = Array.isArray(parent[key]) ? parent[key] : [];
    const left = before.filter(isObject);
    const items: JsonValue[] = [];
    for (const part of text.split('\n')) {
      const said = part.replace(/^\s*(?:[-•*–]|\d{1,2}[.)])\s+/, '').trim();
      if (said === '') continue;
      const index = left.findIndex(item => same(at(item, line), said));
      if (index >= 0) {
        items.push(...left.splice(index, 1));
      } else {
        const item = added(items, freeId([...before, ...items]));
        put(item, line, said);
      }
    }
    parent[key] = items;
  }
}
