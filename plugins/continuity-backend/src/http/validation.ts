import { InputError } from '@backstage/errors';
import type { z } from 'zod';

function pathText(part: string, path: PropertyKey[]) {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`,
    part,
  );
}

/** So many mistakes are told, and characters of each: keys may be of any length. */
const TOLD = { issues: 20, each: 2_000, all: 4_000 };

function shortened(text: string): string {
  return text.length > TOLD.each ? `${text.slice(0, TOLD.each)}…` : text;
}

/** One line per mistake, each naming the path and what was expected. */
export function describeIssues(part: string, error: z.ZodError): string {
  const told: string[] = [];
  let length = 0;
  for (const issue of error.issues.slice(0, TOLD.issues)) {
    const text = shortened(`${pathText(part, issue.path)}: ${issue.message}`);
    length += text.length;
    if (told.length > 0 && length > TOLD.all) break;
    told.push(text);
  }
  const others = error.issues.length - told.length;
  return [...told, ...(others > 0 ? [`and ${others} more`] : [])].join('; ');
}

/** Deeper than anything the contract knows; schemas are walked by recursion. */
export const MOST_LEVELS = 50;

/** @throws InputError for what no field has a use for and somebody else may trip over */
function mustBePlain(part: string, value: unknown) {
  const waiting: { path: PropertyKey[]; value: unknown }[] = [
    { path: [], value },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path } = next;
    const refuse = (expected: string) => {
      throw new InputError(
        `${shortened(pathText(part, path))}: expected ${expected}`,
      );
    };
    if (typeof next.value === 'string') {
      // PostgreSQL cannot store it.
      if (next.value.includes('\0')) refuse('text without NUL characters');
    } else if (next.value !== null && typeof next.value === 'object') {
      if (path.length >= MOST_LEVELS) refuse(`at most ${MOST_LEVELS} levels`);
      const isList = Array.isArray(next.value);
      for (const [key, item] of Object.entries(next.value)) {
        if (key === '__proto__') refuse('no key __proto__');
        if (key.includes('\0')) refuse('keys without NUL characters');
        waiting.push({
          path: [...path, isList ? Number(key) : key],
          value: item,
        });
      }
    }
  }
}

/**
 * Validates one part of a request.
 *
 * @param part - `params`, `query` or `body`, as it begins the paths in the error
 * @throws InputError naming every offending path and what was expected
 */
export function validatePart<S extends z.ZodType>(
  part: string,
  schema: S | undefined,
  value: unknown,
): z.output<S> {
  if (!schema) return {} as z.output<S>;
  mustBePlain(part, value);
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(describeIssues(part, result.error));
  }
  return result.data;
}
