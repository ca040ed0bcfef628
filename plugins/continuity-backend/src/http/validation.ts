import { InputError } from '@backstage/errors';
import type { z } from 'zod';

function pathText(part: string, path: PropertyKey[]) {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`,
    part,
  );
}

/** One line per mistake, each naming the path and what was expected. */
export function describeIssues(part: string, error: z.ZodError): string {
  return error.issues
    .map(issue => `${pathText(part, issue.path)}: ${issue.message}`)
    .join('; ');
}

/** Deeper than anything the contract knows; schemas are walked by recursion. */
const DEPTH = 50;

/** @throws InputError for what no field has a use for and somebody else may trip over */
function mustBePlain(part: string, value: unknown) {
  const waiting: { path: PropertyKey[]; value: unknown }[] = [
    { path: [], value },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path } = next;
    const refuse = (expected: string) => {
      throw new InputError(`${pathText(part, path)}: expected ${expected}`);
    };
    if (typeof next.value === 'string') {
      // PostgreSQL cannot store it.
      if (next.value.includes('\0')) refuse('text without NUL characters');
    } else if (next.value !== null && typeof next.value === 'object') {
      if (path.length >= DEPTH) refuse(`at most ${DEPTH} levels`);
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
