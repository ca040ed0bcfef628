import { FieldMistake } from '../../model';

const MAX_MISTAKES = 100;
const MAX_TEXT = 200;
const MAX_PATH = 300;

/** Control characters and halves of characters, which no database stores. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/gu;

function clean(text: string, max: number): string {
  const short = text.length > max ? `${text.slice(0, max - 1)}…` : text;
  return short.replace(UNPRINTABLE, '\uFFFD');
}

/** The value as text, of bounded size and effort, cyclic or not. */
function asText(value: unknown, depth = 0): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'string') {
    const text = value.slice(0, MAX_TEXT + 1);
    return depth > 0 ? JSON.stringify(text) : text;
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  if (depth > 2) {
    return '…';
  }
  if (Array.isArray(value)) {
    const items = value.slice(0, 10).map(item => asText(item, depth + 1));
    return `[${items.join(', ')}${value.length > 10 ? ', …' : ''}]`;
  }
  const entries = Object.entries(value).slice(0, 10);
  return `{${entries
    .map(([key, item]) => `${key.slice(0, 50)}: ${asText(item, depth + 1)}`)
    .join(', ')}}`;
}

/**
 * Collects the mistakes of one block. However many there are, a hundred are
 * kept; the last one then says how many more there were.
 */
export class MistakeList {
  readonly #root: string;
  readonly #kept: FieldMistake[] = [];
  #count = 0;

  constructor(root: string) {
    this.#root = root;
  }

  add(path: string, value: unknown, expected: string): void {
    this.#count += 1;
    if (this.#count <= MAX_MISTAKES) {
      this.#kept.push({
        path: clean(path, MAX_PATH),
        value: clean(asText(value), MAX_TEXT),
        expected,
      });
    }
  }

  toArray(): FieldMistake[] {
    if (this.#count <= MAX_MISTAKES) {
      return [...this.#kept];
    }
    const more = this.#count - MAX_MISTAKES + 1;
    return [
      ...this.#kept.slice(0, MAX_MISTAKES - 1),
      {
        path: this.#root,
        value: `${more} more mistakes`,
        expected: `at most ${MAX_MISTAKES} mistakes to list`,
      },
    ];
  }
}
