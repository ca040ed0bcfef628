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
  // PostgreSQL cannot store NUL; no field has a use for it.
  if (JSON.stringify(value ?? null).includes('\\u0000')) {
    throw new InputError(`${part}: expected text without NUL characters`);
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(describeIssues(part, result.error));
  }
  return result.data;
}
